#!/bin/sh
# Makes the media files of the emulator again. Needs ffmpeg with libx264.
#
# The picture is ffmpeg's own synthetic source `testsrc2`: nobody's work is in it, so the files beside this script are
# under the licence of this repository. x264's text about itself (a SEI unit) is taken out.
#
#   segment-N.m2t   10 s of H.264 baseline, 320x180, 25 fps, without B-frames, in five MPEG-TS segments of 2 s;
#                   each begins with PAT, PMT and a key frame. The emulator repeats them with rewritten timestamps.
#   loop.flv        the same frames as FLV tags, whose payloads are RTMP's video messages.
#   thumbnail-N.jpg one picture of every 2 s.
#
# Numbers that the code repeats: the length of a segment and the frame rate, in ../timing.ts.
set -eu
cd "$(dirname "$0")"
ffmpeg="ffmpeg -hide_banner -loglevel error -y"

$ffmpeg -f lavfi -i testsrc2=size=320x180:rate=25 -t 10 -pix_fmt yuv420p \
  -c:v libx264 -profile:v baseline -preset veryslow -threads 1 -b:v 60k -maxrate 80k -bufsize 120k \
  -g 50 -keyint_min 50 -sc_threshold 0 -fflags +bitexact -flags +bitexact -bsf:v filter_units=remove_types=6 \
  loop.mp4

$ffmpeg -i loop.mp4 -c copy -fflags +bitexact -muxdelay 0 -muxpreload 0 \
  -f hls -hls_time 2 -hls_list_size 0 -hls_segment_filename 'segment-%d.m2t' loop.m3u8

$ffmpeg -i loop.mp4 -c copy -fflags +bitexact -flvflags no_duration_filesize loop.flv

$ffmpeg -i loop.mp4 -vf fps=1/2:round=down -q:v 6 -fflags +bitexact -start_number 0 thumbnail-%d.jpg

rm loop.mp4 loop.m3u8
