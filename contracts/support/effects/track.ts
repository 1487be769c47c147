import type { Context } from "../context.js";
import type { Reply } from "../reply.js";
import type { Request } from "../request.js";

/** Called before an operation is sent; what it returns is called with the answer. */
export type Track = (t: Context, request: Request) => Promise<(reply: Reply) => Promise<void>>;

/** The value of a request's parameter, wherever it stands. */
export function sent(request: Request, name: string): string {
  const inBody =
    typeof request.body === "object" && !(request.body instanceof Uint8Array) ? request.body[name] : undefined;
  return String(request.path?.[name] ?? request.query?.[name] ?? inBody ?? "");
}
