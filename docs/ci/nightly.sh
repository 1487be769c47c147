#!/bin/sh
# A night of tests: certify, load, comparison with earlier nights, history. Plain shell, for cron or any CI.
#
#   sh nightly.sh TARGET-FILE NIGHTS-FOLDER [PROFILE]
#
# Run it where `npx onenet-video` works. Nothing is written but below NIGHTS-FOLDER. From cron, one line:
#   30 2 * * * cd /srv/onenet && ONENET_MASTER_KEY=… sh nightly.sh target.json nights average >> nightly.log 2>&1
#
# SIGNING_KEY    PEM file of an Ed25519 key that signs the certificate (optional)
# KEPT_NIGHTS    nights that are kept (60)
set -u

target=${1:?usage: nightly.sh TARGET-FILE NIGHTS-FOLDER [PROFILE]}
nights=${2:?usage: nightly.sh TARGET-FILE NIGHTS-FOLDER [PROFILE]}
profile=${3:-average}
night=$nights/$(date -u +%Y-%m-%dT%H%M)
worst=0

# Broken (1) outweighs whatever else is not 0; else the first is kept.
note() { # note CODE WHAT
  [ "$1" -eq 0 ] && return
  echo "$2: exit $1" >&2
  if [ "$1" -eq 1 ] || [ "$worst" -eq 0 ]; then worst=$1; fi
}

# Earlier runs of a scenario whose generator was not the bottleneck.
sound() { # sound SCENARIO
  for run in "$nights"/*/"$1"; do
    [ -e "$run/load-$1.json" ] && ! grep -q '"verdict": "invalid"' "$run/load-$1.json" && echo "$run"
  done
}

mkdir -p "$nights"
npx onenet-video certify --target "$target" --out "$night/certify" ${SIGNING_KEY:+--sign "$SIGNING_KEY"}
note $? certify
# Unreachable, or the call is wrong: there is nothing to put under load.
case $worst in 2 | 3) exit "$worst" ;; esac

for scenario in play-address hls-preload stat-paging; do
  earlier=$(sound "$scenario" | tail -n 3)
  npx onenet-video load "$scenario" --target "$target" --profile "$profile" --out "$night/$scenario"
  code=$?
  note $code "load $scenario"
  [ $code -gt 1 ] && continue
  [ -z "$earlier" ] && continue
  # Each night's folder is a word of its own: names of nights hold no blanks.
  # shellcheck disable=SC2086
  npx onenet-video compare --baseline $earlier --run "$night/$scenario"
  code=$?
  # 2: another machine, version or rate than those nights. That is worth telling, and no regression.
  if [ $code -eq 2 ]; then echo "$scenario: cannot be compared with earlier nights" >&2; else note $code "compare $scenario"; fi
done

npx onenet-video history "$nights"
note $? history

kept=${KEPT_NIGHTS:-60}
count=$(ls -d "$nights"/*/ | wc -l)
if [ "$count" -gt "$kept" ]; then
  ls -d "$nights"/*/ | head -n $((count - kept)) | while read -r old; do rm -r "$old"; done
fi
exit "$worst"
