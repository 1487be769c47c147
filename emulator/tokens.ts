import type { TokenForm } from "./styles.js";

export { Tokens } from "./media/index.js";

/**
 * The token in a query, in the ways that the style takes: `?T`, `?accessToken=T`, `?token=T`.
 * @param url the request's, with its query
 */
export function givenToken(url: string, forms: readonly TokenForm[]): string {
  const start = url.indexOf("?");
  if (start < 0) return "";
  for (const part of url.slice(start + 1).split("&")) {
    const [name = "", value] = part.split("=", 2);
    const form = value === undefined ? "bare" : name;
    if (forms.includes(form as TokenForm)) return value ?? name;
  }
  return "";
}
