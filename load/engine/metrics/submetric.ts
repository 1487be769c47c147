import { UsageError } from "../../../schemas/usage-error.js";
import { say } from "../messages.js";

/** `http_req_duration{name:play_address,expected_response:true}` taken apart. */
export interface Selector {
  /** As it was written. */
  source: string;
  metric: string;
  tags: [key: string, value: string][];
}

/** @throws UsageError when the braces do not close or a tag has no value. */
export function parseSelector(source: string): Selector {
  const brace = source.indexOf("{");
  if (brace < 0) return { source, metric: source.trim(), tags: [] };
  if (!source.endsWith("}")) throw new UsageError(say("notClosed", { source }));
  const inside = source.slice(brace + 1, -1).trim();
  const tags = inside === "" ? [] : inside.split(",").map((pair) => tagOf(pair, source));
  return { source, metric: source.slice(0, brace).trim(), tags };
}

function tagOf(pair: string, source: string): [string, string] {
  const colon = pair.indexOf(":");
  if (colon < 1) throw new UsageError(say("noTag", { source, pair }));
  return [unquoted(pair.slice(0, colon)), unquoted(pair.slice(colon + 1))];
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  return /^(".*"|'.*')$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
