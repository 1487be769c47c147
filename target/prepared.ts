import { addressOf } from "./addresses.js";
import type { Incoming } from "./exchange.js";
import { WireFailure } from "./failures.js";
import type { KeyRule } from "./key-rule.js";
import type { Target } from "./target.js";
import type { Vault } from "./vault.js";
import type { Call, RawCall } from "./wire.js";

/** A call on its way: what the caller asked for, and what is sent next on its behalf. */
export interface Prepared {
  call: Call;
  number: number;
  method: string;
  /** Where it goes, secrets in place. */
  url: URL;
  /** The same as the caller and the record see it: with placeholders. */
  shownUrl: string;
  /** Names in lower case; values with placeholders. */
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Makes calls ready to be sent, under the rule of keys. */
export class Preparation {
  constructor(
    private readonly target: Target,
    private readonly vault: Vault,
    private readonly keys: KeyRule,
  ) {}

  /** Throws `WireFailure` for what must not or cannot be sent. */
  first(call: Call, number: number): Prepared {
    const headers = { "user-agent": "onenet-video", ...lowered(call.headers), ...this.keys.keyHeader(call.key) };
    const shownUrl = addressOf(call.url, this.target.apiAddress).href;
    const url = addressOf(this.vault.restoreUrl(shownUrl), this.target.apiAddress);
    return this.#checked({ call, number, method: call.method, url, shownUrl, headers, body: bytesOf(call.body) });
  }

  /** Throws where a raw exchange would carry a key: what listens there is no API. */
  checkRaw({ host, port, bytes }: RawCall): void {
    if (!this.vault.holdsKey(Buffer.from(bytes).toString("latin1"))) return;
    throw new WireFailure("foreign-host", `not sent: a key would have gone to ${host}:${port} in a raw exchange`);
  }

  /** What stands in the record for a call that could not even be prepared. */
  unsent(call: Call, number: number): Prepared {
    const { method } = call;
    const shownUrl = this.vault.redactText(call.url);
    return {
      call,
      number,
      method,
      url: new URL(this.target.apiAddress),
      shownUrl,
      headers: lowered(call.headers),
      body: bytesOf(call.body),
    };
  }

  /** The call that a redirect asks for; a key stays behind where the host changes. Undefined where there is none. */
  afterRedirect(before: Prepared, incoming: Incoming): Prepared | WireFailure | undefined {
    const location = incoming.headers.location;
    if (incoming.failure || location === undefined || !redirects.has(incoming.status)) return undefined;
    if (!URL.canParse(location, before.url.href)) return undefined;
    try {
      const shownUrl = this.vault.redactLocation(new URL(location, before.url).href);
      const url = addressOf(this.vault.restoreUrl(shownUrl), this.target.apiAddress);
      const { "api-key": _key, authorization: _authorization, ...keyless } = before.headers;
      const headers = url.origin === before.url.origin ? before.headers : keyless;
      const asGet = incoming.status === 303 || (incoming.status < 303 && before.method === "POST");
      const method = asGet ? "GET" : before.method;
      return this.#checked({ ...before, method, url, shownUrl, headers, body: asGet ? new Uint8Array() : before.body });
    } catch (error) {
      return error as WireFailure;
    }
  }

  #checked(prepared: Prepared): Prepared {
    const { call, url, shownUrl, headers, body } = prepared;
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1");
    this.keys.check(url, { url: shownUrl, body: text, headers, addressFrom: call.addressFrom });
    return prepared;
  }
}

const redirects = new Set([301, 302, 303, 307, 308]);

function bytesOf(body: Call["body"]): Uint8Array {
  return typeof body === "string" ? Buffer.from(body, "utf8") : (body ?? new Uint8Array());
}

function lowered(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
