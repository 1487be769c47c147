/** What the name of a header may be made of (RFC 9110, 5.6.2). */
export const token = /^[!#$%&'*+\-.^_`|~\w]+$/;

/** `content-type` as Go writes it: `Content-Type`. */
function canonicalName(name: string): string {
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

/** The headers of an answer as scripts see them. @param lines names and values in turn */
export function headerMapOf(lines: readonly string[]): Record<string, string> {
  const map: Record<string, string> = Object.create(null);
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const name = canonicalName(lines[at] as string);
    const value = lines[at + 1] as string;
    map[name] = map[name] === undefined ? value : `${map[name]}, ${value}`;
  }
  return map;
}

/** All values of a header, `name` in lower case. */
export function headerValues(lines: readonly string[], name: string): string[] {
  const values: string[] = [];
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const found = lines[at] as string;
    if (found.length === name.length && found.toLowerCase() === name) values.push(lines[at + 1] as string);
  }
  return values;
}

/** What a request carried, in k6's words. */
export interface SentWith {
  headers: Record<string, string[]>;
  cookies: Record<string, { name: string; value: string; replace: boolean }[]>;
}

/** @param head a request line and its headers; the host is no header of k6's */
export function sentWith(head: string): SentWith {
  const headers: SentWith["headers"] = Object.create(null);
  const cookies: SentWith["cookies"] = Object.create(null);
  for (const [, written = "", value = ""] of head.matchAll(/^([^\s:]+): (.*)\r$/gm)) {
    const name = canonicalName(written);
    if (name === "Host") continue;
    headers[name] = [...(headers[name] ?? []), value];
    if (name !== "Cookie") continue;
    for (const [, cookie = "", content = ""] of value.matchAll(/([^=; ]+)=([^;]*)/g))
      cookies[cookie] = [...(cookies[cookie] ?? []), { name: cookie, value: content, replace: false }];
  }
  return { headers, cookies };
}
