import type { say } from "../history-messages.js";

/** Texts of the history page in the language that is shown. */
export type Say = (...args: Parameters<typeof say>) => string;

export const nightOf = (started: string | undefined): string => (started ?? "").slice(0, 10);
