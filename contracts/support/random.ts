import { createHash } from "node:crypto";

const alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const chinese = "视频平台设备通道测试图片录像直播点播北京上海广州深圳摄像头名称描述文件夜间白天东西南北门口仓库车站";

/** Randomness that is the same in every run with the same seed and step, so that a verdict can be repeated. */
export class Random {
  private counter = 0;

  constructor(private readonly seed: string) {}

  bytes(length: number): Uint8Array {
    const out = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) {
      const block = createHash("sha256")
        .update(`${this.seed}/${this.counter++}`)
        .digest();
      out.set(block.subarray(0, Math.min(32, length - at)), at);
    }
    return out;
  }

  /** From `first` to `last`, both included. */
  integer(first: number, last: number): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.bytes(4);
    return first + Math.floor(((a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / 2 ** 32) * (last - first + 1));
  }

  /** Digits and letters, the one alphabet that every text of the document allows. */
  text(length: number): string {
    return Array.from(this.bytes(length), (byte) => alphanumeric[byte % alphanumeric.length]).join("");
  }

  /** Chinese characters, each one code point and three bytes of UTF-8. */
  chinese(length: number): string {
    return Array.from(this.bytes(length), (byte) => chinese[byte % chinese.length]).join("");
  }
}
