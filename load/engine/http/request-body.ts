import { randomUUID } from "node:crypto";
import { deflateSync, gzipSync } from "node:zlib";

/** A file for a multipart body: `http.file()`. */
export class FileData {
  constructor(
    readonly data: string | ArrayBuffer,
    readonly filename: string,
    readonly content_type: string,
  ) {}
}

export interface EncodedBody {
  bytes: Buffer | string | null;
  /** To be sent unless the script names one. */
  contentType: string | null;
}

/** A request's body as k6 sends it: text and bytes as they are, an object as a form, with files as multipart. */
export function encodeBody(body: unknown): EncodedBody {
  if (body === null || body === undefined) return { bytes: null, contentType: null };
  if (typeof body === "string") return { bytes: body, contentType: null };
  if (body instanceof ArrayBuffer) return { bytes: Buffer.from(body), contentType: null };
  if (ArrayBuffer.isView(body))
    return { bytes: Buffer.from(body.buffer, body.byteOffset, body.byteLength), contentType: null };
  if (typeof body !== "object") throw new TypeError(`a request body of type ${typeof body} is not supported`);
  const fields = Object.entries(body as Record<string, unknown>);
  if (fields.some(([, value]) => value instanceof FileData)) return multipart(fields);
  const form = new URLSearchParams();
  for (const [name, value] of fields) {
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, String(one));
  }
  return { bytes: form.toString(), contentType: "application/x-www-form-urlencoded" };
}

function multipart(fields: [string, unknown][]): EncodedBody {
  const boundary = randomUUID().replaceAll("-", "");
  const parts: Buffer[] = [];
  for (const [name, value] of fields) {
    const file = value instanceof FileData ? value : null;
    const disposition = `Content-Disposition: form-data; name="${name}"${file === null ? "" : `; filename="${file.filename}"`}`;
    const type = file === null ? "" : `\r\nContent-Type: ${file.content_type}`;
    const data = file === null ? String(value) : file.data;
    parts.push(
      Buffer.from(`--${boundary}\r\n${disposition}${type}\r\n\r\n`),
      Buffer.from(data as string),
      Buffer.from("\r\n"),
    );
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { bytes: Buffer.concat(parts), contentType: `multipart/form-data; boundary=${boundary}` };
}

/** `params.compression`. @throws Error for an encoding that is not supported. */
export function compress(body: Buffer | string, encoding: string): Buffer {
  switch (encoding.trim()) {
    case "gzip":
      return gzipSync(body);
    case "deflate":
      return deflateSync(body);
    default:
      throw new Error(
        `params.compression "${encoding}" is not supported by the embedded engine; allowed: gzip, deflate`,
      );
  }
}
