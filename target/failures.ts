import type { FailureKind } from "./wire.js";

/** Why there is no whole answer. */
export interface Failure {
  kind: FailureKind;
  message: string;
}

/** A failure on its way up: thrown by the layers below the wire, which turns it into `Answer.failure`. */
export class WireFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
  ) {
    super(message);
  }
}

const kindsByCode: Record<string, FailureKind> = {
  ECONNREFUSED: "refused",
  EHOSTUNREACH: "refused",
  ENETUNREACH: "refused",
  EADDRNOTAVAIL: "refused",
  EACCES: "refused",
  ENOTFOUND: "dns",
  EAI_AGAIN: "dns",
  EAI_FAIL: "dns",
  EAI_NODATA: "dns",
  ETIMEDOUT: "timeout",
  ECONNRESET: "reset",
  ECONNABORTED: "reset",
  EPIPE: "reset",
  UND_ERR_SOCKET: "reset",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_OVERFLOW: "headers-too-large",
  HPE_HEADER_OVERFLOW: "headers-too-large",
  UND_ERR_RES_EXCEEDED_MAX_SIZE: "too-large",
};

/** The kind of failure behind an error of Node or undici. */
export function failureOf(error: unknown): Failure {
  if (error instanceof WireFailure) return { kind: error.kind, message: error.message };
  if (error instanceof AggregateError && error.errors.length > 0) return failureOf(error.errors[0]);
  const { message, code = "" } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
  const kind =
    kindsByCode[code] ??
    (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code) ? "tls" : "protocol");
  return { kind, message: code === "" || message.includes(code) ? message : `${message} (${code})` };
}
