/** A stream that nobody has fetched for so long must be fetched from the device again. */
const idleMs = 30_000;
/** How long that takes. */
const coldStartMs = 250;

/** Which HLS streams are being made: by preload (4.2), or because somebody watches. */
export class WarmStreams {
  readonly #streams = new Map<string, { readyAt: number; until: number }>();

  /** Starts the stream if need be, and keeps it until that moment at least. */
  keep(stream: string, now: number, until: number): void {
    const known = this.#streams.get(stream);
    if (known && known.until > now) known.until = Math.max(known.until, until);
    else this.#streams.set(stream, { readyAt: now + coldStartMs, until });
  }

  /** Somebody fetches it. @returns milliseconds until its first playlist is there */
  fetch(stream: string, now: number): number {
    this.keep(stream, now, now + idleMs);
    return Math.max(0, (this.#streams.get(stream)?.readyAt ?? now) - now);
  }
}
