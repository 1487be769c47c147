type Variant = "std" | "rawstd" | "url" | "rawurl";

function bytesOf(input: string | ArrayBuffer): Buffer {
  return typeof input === "string" ? Buffer.from(input, "utf8") : Buffer.from(input);
}

/** `k6/encoding`: base64 in its four variants. */
export const encodingModule = {
  b64encode(input: string | ArrayBuffer, variant: Variant = "std"): string {
    const bytes = bytesOf(input);
    const text = variant.endsWith("url") ? bytes.toString("base64url") : bytes.toString("base64");
    if (variant === "url") return text.padEnd(Math.ceil(text.length / 4) * 4, "=");
    return variant === "rawstd" ? text.replace(/=+$/, "") : text;
  },
  b64decode(input: string, _variant: Variant = "std", format?: "s"): string | ArrayBuffer {
    const bytes = Buffer.from(input, "base64");
    if (format === "s") return bytes.toString("utf8");
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  },
};
