import { readFileSync } from "node:fs";
import { type MediaFaults, noFaults } from "./faults.js";
import { FlvLoop } from "./flv.js";
import { framesOf, isLive, type LiveView, livePlaylist, type VodView, vodPlaylist } from "./playlist.js";
import { spoilSegment } from "./spoil.js";
import { framesPerSegment, segmentSeconds, segmentsInLoop } from "./timing.js";
import { TransportStream } from "./transport-stream.js";

export const playlistType = "application/vnd.apple.mpegurl";
export const segmentType = "video/mp2t";
export const thumbnailType = "image/jpeg";

/** The media of one emulator: the files in assets/, read once, and its faults. */
export class Media {
  private readonly stream: TransportStream;
  private readonly thumbnails: Buffer[];
  /** The frames as RTMP sends them. */
  readonly frames: FlvLoop;

  constructor(readonly faults: MediaFaults = noFaults) {
    const numbers = [...Array(segmentsInLoop).keys()];
    this.stream = new TransportStream(numbers.map((n) => asset(`segment-${n}.m2t`)));
    this.thumbnails = numbers.map((n) => asset(`thumbnail-${n}.jpg`));
    this.frames = new FlvLoop(asset("loop.flv"));
  }

  /** The playlist of a live stream at a moment; costs microseconds. */
  livePlaylist(view: LiveView): string {
    return livePlaylist(view, this.faults);
  }

  /** Segment `n` of a live stream; undefined when it is not made yet, or long gone. */
  liveSegment(view: Pick<LiveView, "now" | "startedAt">, n: number): Buffer | undefined {
    return isLive(view, n) ? this.segment(n, framesPerSegment) : undefined;
  }

  /** The playlist of a video of any length. */
  vodPlaylist(view: VodView): string {
    return vodPlaylist(view, this.faults);
  }

  /** Segment `n` of a video; undefined beyond its end. */
  vodSegment({ seconds }: Pick<VodView, "seconds">, n: number): Buffer | undefined {
    const left = framesOf(seconds) - n * framesPerSegment;
    return left > 0 ? this.segment(n, Math.min(left, framesPerSegment)) : undefined;
  }

  /** A JPEG of about what the stream shows at a moment (milliseconds). */
  thumbnail(now: number): Buffer {
    if (this.faults.has("thumbnail-not-image")) return Buffer.from('{"errno":0,"error":"succ"}');
    return this.thumbnails[Math.floor(now / 1000 / segmentSeconds) % segmentsInLoop] as Buffer;
  }

  private segment(n: number, frames: number): Buffer | undefined {
    return spoilSegment(this.stream.segment(n, frames), this.faults);
  }
}

function asset(name: string): Buffer {
  return readFileSync(new URL(`./assets/${name}`, import.meta.url));
}
