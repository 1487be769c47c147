import { Cookie, CookieJar as ToughJar } from "tough-cookie";

interface CookieOptions {
  domain?: string;
  path?: string;
  expires?: string;
  max_age?: number;
  secure?: boolean;
  http_only?: boolean;
}

/** k6's cookie jar over tough-cookie. What a hostile target sends as a cookie is dropped when it is none. */
export class CookieJar {
  private jar = new ToughJar(null, { rejectPublicSuffixes: false, looseMode: true });
  private filled = false;

  cookiesForURL(url: string): Record<string, string[]> {
    const found: Record<string, string[]> = Object.create(null);
    for (const { key, value } of this.jar.getCookiesSync(url)) {
      found[key] ??= [];
      found[key].push(value);
    }
    return found;
  }

  set(url: string, name: string, value: string, options: CookieOptions | null = {}): void {
    const { domain, path, expires, max_age, secure, http_only } = options ?? {};
    const cookie = new Cookie({
      key: name,
      value,
      ...(domain === undefined ? {} : { domain }),
      ...(path === undefined ? {} : { path }),
      ...(expires === undefined ? {} : { expires: new Date(expires) }),
      ...(max_age === undefined ? {} : { maxAge: max_age }),
      secure: secure ?? false,
      httpOnly: http_only ?? false,
    });
    this.store(cookie, url);
  }

  clear(url: string): void {
    for (const cookie of this.jar.getCookiesSync(url)) this.remove(url, cookie);
  }

  delete(url: string, name: string): void {
    for (const cookie of this.jar.getCookiesSync(url)) if (cookie.key === name) this.remove(url, cookie);
  }

  /** Takes over what an answer sets. */
  receive(setCookie: string, url: string): void {
    this.store(setCookie, url);
  }

  /** The value of the `Cookie` header; empty when there is none. */
  header(url: string): string {
    return this.filled ? this.jar.getCookieStringSync(url) : "";
  }

  reset(): void {
    if (!this.filled) return;
    this.jar.removeAllCookiesSync();
    this.filled = false;
  }

  private store(cookie: Cookie | string, url: string): void {
    this.filled = true;
    this.jar.setCookieSync(cookie, url, { ignoreError: true, loose: true });
  }

  private remove(url: string, cookie: Cookie): void {
    const { key, value, domain, path } = cookie;
    const expired = new Cookie({ key, value, domain, path, expires: new Date(0), maxAge: 0 });
    this.store(expired, url);
  }
}

/** One cookie of an answer, in k6's words. */
export interface ResponseCookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  httpOnly: boolean;
  secure: boolean;
  maxAge: number;
  expires: number;
}

export function responseCookies(setCookies: readonly string[]): Record<string, ResponseCookie[]> {
  // The names are the target's: on an ordinary object "constructor" would be found before it is set.
  const found: Record<string, ResponseCookie[]> = Object.create(null);
  for (const text of setCookies) {
    const cookie = Cookie.parse(text, { loose: true });
    if (cookie === undefined) continue;
    found[cookie.key] ??= [];
    found[cookie.key]?.push({
      name: cookie.key,
      value: cookie.value,
      domain: cookie.domain ?? "",
      path: cookie.path ?? "",
      httpOnly: cookie.httpOnly,
      secure: cookie.secure,
      maxAge: typeof cookie.maxAge === "number" ? cookie.maxAge : 0,
      expires: cookie.expires instanceof Date ? cookie.expires.getTime() : 0,
    });
  }
  return found;
}
