import type { Play } from "../../schemas/results/conformance.js";
import { playedText } from "../played.js";
import { visible } from "../visible.js";
import { usePage } from "./context.js";

/** What a browser saw of the streams, with the time to the first frame; nothing where none was asked for. */
export function Played({ play }: { play: Play | undefined }) {
  const { t, pick } = usePage();
  if (play === undefined) return null;
  return (
    <section id="played" aria-labelledby="played-title">
      <h2 id="played-title">{t("played")}</h2>
      <ul>
        {play.streams.map((one, index) => (
          <li key={index}>{pick(playedText(one))}</li>
        ))}
      </ul>
      {play.reason && <p class="reason">{visible(pick(play.reason))}</p>}
    </section>
  );
}
