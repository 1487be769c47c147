/** Values of Action Message Format 0, in which RTMP's commands are written. */
export type Amf = number | boolean | string | null | undefined | Amf[] | { [name: string]: Amf };

/** Bytes that are not what they should be. The connection that sent them is closed. */
export class MalformedError extends Error {
  override name = "MalformedError";
}

const marker = {
  number: 0,
  boolean: 1,
  string: 2,
  object: 3,
  null: 5,
  undefined: 6,
  map: 8,
  end: 9,
  list: 10,
} as const;
const date = 11;
const longString = 12;
/** Commands nest twice at most. */
const deepest = 8;

/** All values of one message. @throws MalformedError */
export function decodeAmf(bytes: Buffer): Amf[] {
  const reader = new AmfReader(bytes);
  const values: Amf[] = [];
  try {
    while (!reader.atEnd) values.push(reader.value(0));
  } catch (error) {
    // Buffer's own word for reading beyond the end.
    throw error instanceof RangeError ? new MalformedError("AMF0 value cut short") : error;
  }
  return values;
}

class AmfReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  value(depth: number): Amf {
    if (depth > deepest) throw new MalformedError("AMF0 nested too deep");
    const type = this.bytes.readUInt8(this.at++);
    switch (type) {
      case marker.number:
        return this.number();
      case marker.boolean:
        return this.bytes.readUInt8(this.at++) !== 0;
      case marker.string:
        return this.text(this.count(2));
      case longString:
        return this.text(this.count(4));
      case marker.object:
        return this.members(depth);
      case marker.map:
        this.count(4);
        return this.members(depth);
      case marker.list:
        return this.list(this.count(4), depth);
      case marker.null:
        return null;
      case marker.undefined:
        return undefined;
      case date: {
        const milliseconds = this.number();
        this.count(2);
        return milliseconds;
      }
      default:
        throw new MalformedError(`AMF0 type ${type}`);
    }
  }

  private number(): number {
    this.at += 8;
    return this.bytes.readDoubleBE(this.at - 8);
  }

  private count(size: 2 | 4): number {
    this.at += size;
    return this.bytes.readUIntBE(this.at - size, size);
  }

  private text(length: number): string {
    if (this.at + length > this.bytes.length) throw new MalformedError("AMF0 text cut short");
    this.at += length;
    return this.bytes.toString("utf8", this.at - length, this.at);
  }

  private members(depth: number): { [name: string]: Amf } {
    // Without a prototype, a member called __proto__ is a member like any other.
    const members: { [name: string]: Amf } = Object.create(null);
    for (;;) {
      const name = this.text(this.count(2));
      if (name === "" && this.bytes.readUInt8(this.at) === marker.end) {
        this.at++;
        return members;
      }
      members[name] = this.value(depth + 1);
    }
  }

  private list(length: number, depth: number): Amf[] {
    const list: Amf[] = [];
    // A false length ends with the bytes: each item takes one at least.
    for (let n = 0; n < length; n++) list.push(this.value(depth + 1));
    return list;
  }
}

/** The bytes of some values; texts are shorter than 64 KiB here. */
export function encodeAmf(...values: Amf[]): Buffer {
  return Buffer.concat(values.map(encode));
}

function encode(value: Amf): Buffer {
  if (value === undefined) return Buffer.of(marker.undefined);
  if (value === null) return Buffer.of(marker.null);
  if (typeof value === "boolean") return Buffer.of(marker.boolean, value ? 1 : 0);
  if (typeof value === "string") return Buffer.concat([Buffer.of(marker.string), encodeText(value)]);
  if (typeof value === "number") {
    const bytes = Buffer.alloc(9, marker.number);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  if (Array.isArray(value)) {
    const length = Buffer.alloc(5, marker.list);
    length.writeUInt32BE(value.length, 1);
    return Buffer.concat([length, ...value.map(encode)]);
  }
  const members = Object.entries(value).flatMap(([name, member]) => [encodeText(name), encode(member)]);
  return Buffer.concat([Buffer.of(marker.object), ...members, Buffer.of(0, 0, marker.end)]);
}

function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
