import type { ServerResponse } from "node:http";
import { pipeline, type Readable } from "node:stream";

/** An answer in the making. */
export class Reply {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  get sent(): boolean {
    return this.#response.headersSent;
  }

  code(status: number): this {
    this.#response.statusCode = status;
    return this;
  }

  header(name: string, value: string): this {
    this.#response.setHeader(name, value);
    return this;
  }

  /** A text or bytes go with their length, a stream in chunks. */
  send(body: string | Uint8Array | Readable): this {
    const response = this.#response;
    if (typeof body === "string" || body instanceof Uint8Array) {
      response.setHeader("content-length", Buffer.byteLength(body));
      response.end(body);
    } else {
      pipeline(body, response, () => {});
    }
    return this;
  }
}
