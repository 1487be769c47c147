/** Why a request is refused; the style decides which status and errno say it, chapter 15's table says it by itself. */
export type RefusalKind =
  | "invalid"
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "method"
  | "too-large"
  | "conflict"
  | "unavailable";

/** Thrown by handlers. No Error: a refusal is an answer, and a stack would cost more than the answer itself. */
export class Refusal {
  constructor(
    readonly kind: RefusalKind,
    readonly detail: string,
    /** Where the document prints errno and text. */
    readonly printed?: { errno: number; error: string },
  ) {}
}

export const invalid = (detail: string) => new Refusal("invalid", detail);
export const notFound = (what: string) => new Refusal("not-found", `${what} not exist`);
