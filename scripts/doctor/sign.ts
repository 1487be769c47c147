import type { Text } from "../../schemas/language.js";

/** One thing that was looked at. `odd` is worth knowing, `bad` keeps something from working. */
export interface Sign {
  state: "good" | "odd" | "bad";
  what: Text;
  /** Why it matters. */
  why?: Text;
  /** The one command that mends it. */
  mend?: string;
}
