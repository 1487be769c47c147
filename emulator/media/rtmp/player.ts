import type { FlvLoop, Frame } from "../flv.js";

/** Where a player's frames go. */
export interface Sink {
  send(payload: Buffer, time: number): void;
  /** Bytes that wait because the client does not read them. */
  waiting(): number;
}

/** While a client leaves more than this unread, a recording waits, and a live stream skips frames up to a key frame. */
const mostWaitingBytes = 256 * 1024;
/** A recording is sent ahead of its time by this much, so that the client's buffer fills. */
const recordingLead = 5000;

/** Sends one client the frames that are due. */
export class Player {
  private next: number;
  private skipping = false;
  /** Milliseconds from the start of the loop to the first frame sent. */
  private readonly from: number;
  /** When the first frame was due, milliseconds of the machine's clock. */
  private readonly begun: number;

  /** @param seconds the length of a recording; undefined for a live stream */
  constructor(
    private readonly loop: FlvLoop,
    private readonly sink: Sink,
    private readonly seconds: number | undefined,
    now: number,
  ) {
    const { frames, milliseconds } = loop;
    const place = seconds === undefined ? now % milliseconds : 0;
    // A live stream is entered at its last key frame: a decoder can do nothing with what follows it alone.
    this.next = seconds === undefined ? frames.findLastIndex(({ key, time }) => key && time <= place) : 0;
    this.from = (frames[this.next] as Frame).time;
    this.begun = seconds === undefined ? now - (place - this.from) : now - recordingLead;
    sink.send(loop.configuration, 0);
  }

  /** Sends what is due at a moment. Returns false when a recording is over. */
  advance(now: number): boolean {
    for (;;) {
      const { frame, time } = this.frame();
      if (this.seconds !== undefined && time >= this.seconds * 1000) return false;
      if (time > now - this.begun) return true;
      if (this.seconds !== undefined && this.sink.waiting() > mostWaitingBytes) return true;
      this.send(frame, time);
      this.next++;
    }
  }

  private frame(): { frame: Frame; time: number } {
    const { frames, milliseconds } = this.loop;
    const frame = frames[this.next % frames.length] as Frame;
    const round = Math.floor(this.next / frames.length);
    return { frame, time: round * milliseconds + frame.time - this.from };
  }

  private send(frame: Frame, time: number): void {
    if (this.sink.waiting() > mostWaitingBytes) this.skipping = true;
    else if (frame.key) this.skipping = false;
    if (!this.skipping) this.sink.send(frame.payload, time % 2 ** 32);
  }
}
