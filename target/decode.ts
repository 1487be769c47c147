import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw } from "node:zlib";
import { WireFailure } from "./failures.js";

const decoders = { gzip: promisify(gunzip), br: promisify(brotliDecompress), deflate: promisify(inflate) };
/** More layers than anybody needs; each one costs a bomb's time. */
const maxLayers = 3;

/** Takes the content-encodings off a body; stops a bomb at `maxBytes`. Throws `WireFailure` (`too-large`, `protocol`). */
export async function decodeBody(body: Uint8Array, contentEncoding: string, maxBytes: number): Promise<Uint8Array> {
  const layers = contentEncoding
    .toLowerCase()
    .split(",")
    .map((layer) => layer.trim());
  const named = layers.filter((layer) => layer !== "" && layer !== "identity").reverse();
  if (named.length > maxLayers) throw new WireFailure("protocol", `content-encoding has ${named.length} layers`);
  let decoded = body;
  // The answer to a HEAD, and an empty one, may name an encoding that was not applied.
  for (const layer of decoded.length === 0 ? [] : named) decoded = await decodeLayer(decoded, layer, maxBytes);
  return decoded;
}

async function decodeLayer(body: Uint8Array, layer: string, maxOutputLength: number): Promise<Uint8Array> {
  const name = layer === "x-gzip" ? "gzip" : layer;
  if (!(name in decoders)) throw new WireFailure("protocol", `content-encoding "${layer}" is not one that we decode`);
  try {
    return await decoders[name as keyof typeof decoders](body, { maxOutputLength });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE")
      throw new WireFailure("too-large", `the body unpacks to more than ${maxOutputLength} bytes`);
    // Some servers send raw deflate where zlib's wrapping is meant.
    if (name === "deflate" && code === "Z_DATA_ERROR") return await decodeRaw(body, maxOutputLength);
    throw new WireFailure("protocol", `content-encoding "${layer}": ${message}`);
  }
}

async function decodeRaw(body: Uint8Array, maxOutputLength: number): Promise<Uint8Array> {
  try {
    return await promisify(inflateRaw)(body, { maxOutputLength });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE")
      throw new WireFailure("too-large", `the body unpacks to more than ${maxOutputLength} bytes`);
    throw new WireFailure("protocol", `content-encoding "deflate": ${message}`);
  }
}
