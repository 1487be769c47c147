import { isIP } from "node:net";

/** True for hosts that never leave the machine: `localhost`, `127.0.0.0/8`, `::1`, in brackets or not. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "").toLowerCase();
  return isIP(name) === 4 ? name.startsWith("127.") : name === "localhost" || name === "::1";
}
