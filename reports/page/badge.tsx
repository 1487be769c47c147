import type { Status } from "../../schemas/results/conformance.js";
import { statusTexts, symbols } from "../status.js";
import { usePage } from "./context.js";

/** A status as a coloured word with its symbol, so that colour is never the only sign. */
export function Badge({ status }: { status: Status }) {
  const { pick } = usePage();
  return (
    <span class={`badge ${status}`}>
      <span aria-hidden="true">{symbols[status]}</span> {pick(statusTexts[status])}
    </span>
  );
}
