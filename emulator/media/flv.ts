import { segmentSeconds, segmentsInLoop } from "./timing.js";

/** One frame, as the payload of an RTMP video message (the same as an FLV tag's). */
export interface Frame {
  /** Milliseconds from the start of the loop. */
  time: number;
  key: boolean;
  payload: Buffer;
}

const videoTag = 9;
const headerBytes = 11;

/** The frames of assets/loop.flv, to be sent again and again. */
export class FlvLoop {
  readonly milliseconds = segmentsInLoop * segmentSeconds * 1000;
  /** AVCDecoderConfigurationRecord: what a decoder needs before the first frame. */
  readonly configuration: Buffer;
  readonly frames: Frame[] = [];

  /** @throws Error when the file has no decoder configuration. */
  constructor(file: Buffer) {
    let configuration: Buffer | undefined;
    // The file's header (9 bytes here) says its own length; before and after each tag stands the length of the one before.
    let at = file.readUInt32BE(5) + 4;
    while (at + headerBytes <= file.length) {
      const length = file.readUIntBE(at + 1, 3);
      const payload = file.subarray(at + headerBytes, at + headerBytes + length);
      if (file[at] === videoTag && payload[1] === 0) configuration = payload;
      if (file[at] === videoTag && payload[1] === 1) {
        const key = (payload[0] as number) >> 4 === 1;
        this.frames.push({ time: file.readUIntBE(at + 4, 3), key, payload });
      }
      at += headerBytes + length + 4;
    }
    if (!configuration) throw new Error("loop.flv has no decoder configuration");
    this.configuration = configuration;
  }
}
