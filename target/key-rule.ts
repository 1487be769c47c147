import { addressesIn } from "./addresses.js";
import { WireFailure } from "./failures.js";
import type { Target } from "./target.js";
import type { Vault } from "./vault.js";
import type { Call } from "./wire.js";

/** Answers are remembered for so many addresses; more are named by nobody but an attacker. */
const mostAddresses = 10_000;

/**
 * Which hosts a key may go to: that of `apiAddress` (scheme and port included, since another port may be another
 * owner's), and for 4.2 that of an address which the API itself returned and the call refers to.
 */
export class KeyRule {
  readonly #apiOrigin: string;
  readonly #addresses = new Map<string, Set<string>>();

  constructor(
    private readonly target: Target,
    private readonly vault: Vault,
  ) {
    this.#apiOrigin = new URL(target.apiAddress).origin;
  }

  isApi(url: URL): boolean {
    return url.origin === this.#apiOrigin;
  }

  /** Remembers which addresses an answer of the API named. */
  note(exchange: string, url: URL, body: Uint8Array): void {
    if (!this.isApi(url) || this.#addresses.size >= mostAddresses) return;
    const found = addressesIn(body);
    if (found.length > 0) this.#addresses.set(exchange, new Set(found));
  }

  mayHaveKey(url: URL, addressFrom: string | undefined): boolean {
    if (this.isApi(url)) return true;
    return addressFrom !== undefined && (this.#addresses.get(addressFrom)?.has(url.host) ?? false);
  }

  /** The header that carries the key that a call asks for, as the caller sees it: with placeholders. */
  keyHeader(key: Call["key"]): Record<string, string> {
    if (key === undefined || key === "none") return {};
    if (key === "master") return { "api-key": this.vault.learn(this.target.masterKey, "key") };
    if ("literal" in key) return { "api-key": key.literal };
    if (key.authorization !== "target") return { authorization: key.authorization.literal };
    if (this.target.authorization === undefined)
      throw new WireFailure("protocol", "the target file has no authorization");
    return { authorization: this.vault.learn(this.target.authorization, "key") };
  }

  /** Throws where a call would take a key to a host that may not have it. */
  check(
    url: URL,
    call: { url: string; body: string; headers: Record<string, string>; addressFrom: string | undefined },
  ): void {
    if (this.mayHaveKey(url, call.addressFrom)) return;
    const carriers = [call.url, call.body, ...Object.values(call.headers)];
    const keyed = "api-key" in call.headers || "authorization" in call.headers;
    if (!keyed && !carriers.some((text) => this.vault.holdsKey(text))) return;
    throw new WireFailure(
      "foreign-host",
      `not sent: a key would have gone to ${url.host}, which is not ${this.#apiOrigin}`,
    );
  }
}
