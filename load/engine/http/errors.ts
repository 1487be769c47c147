/** k6's documented error codes, for what this engine can meet. */
export const errorCode = {
  generic: 1000,
  invalidUrl: 1020,
  timeout: 1050,
  dns: 1101,
  blockedHost: 1111,
  tcp: 1200,
  dialTimeout: 1211,
  refused: 1212,
  reset: 1220,
  tls: 1300,
  unknownAuthority: 1310,
  wrongHost: 1311,
  statusBase: 1000,
  decompression: 1701,
} as const;

/** Why a request got no answer. */
export interface RequestFailure {
  code: number;
  message: string;
}

/** What k6 would call an error of the network or of the protocol. */
export function failureOf(error: unknown): RequestFailure {
  if (isFailure(error)) return error;
  const { code = "", message = String(error) } = (error ?? {}) as { code?: string; message?: string };
  switch (code) {
    case "ECONNREFUSED":
      return { code: errorCode.refused, message: "dial: connection refused" };
    case "ECONNRESET":
    case "EPIPE":
    case "UND_ERR_SOCKET":
      return { code: errorCode.reset, message: `read: connection reset or closed by peer` };
    case "UND_ERR_CONNECT_TIMEOUT":
    case "ETIMEDOUT":
      return { code: errorCode.dialTimeout, message: "dial: i/o timeout" };
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return { code: errorCode.dns, message: "lookup: no such host" };
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
    case "SELF_SIGNED_CERT_IN_CHAIN":
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
      return { code: errorCode.unknownAuthority, message: "x509: certificate signed by unknown authority" };
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return { code: errorCode.wrongHost, message: "x509: certificate is not valid for the host" };
    default:
      if (code.startsWith("ERR_SSL") || code === "EPROTO") return { code: errorCode.tls, message: `tls: ${message}` };
      if (code.startsWith("E") && code !== "ERR_INVALID_ARG_TYPE") return { code: errorCode.tcp, message };
      return { code: errorCode.generic, message };
  }
}

function isFailure(error: unknown): error is RequestFailure {
  return typeof error === "object" && error !== null && typeof (error as RequestFailure).code === "number";
}
