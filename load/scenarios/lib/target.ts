/** The part of a target file that load needs; see `interface.md`, "A target file". */
export interface LoadTarget {
  name: string;
  apiAddress: string;
  masterKey: string;
  productId: number;
  fixtures: { online?: { deviceId: string; channelId: number } };
  load: { hosts: string[]; maxRate?: number };
  overrides: { [address: string]: string };
  timeouts: { requestSeconds: number };
  declared: { pageKeySeconds: number; settleSeconds: number };
}

/** Reads the target file in the init context; `${NAME}` is taken from the environment. */
export function readTarget(): LoadTarget {
  const file = __ENV.ONENET_TARGET;
  if (!file) throw new Error("ONENET_TARGET is not set; pass -e ONENET_TARGET=target.json");
  const written = fillIn(parsed(file)) as Partial<LoadTarget> & { productId?: unknown };
  for (const field of ["apiAddress", "masterKey", "productId"] as const) {
    if (written[field] === undefined) throw new Error(`${file}: ${field} is missing`);
  }
  const apiAddress = String(written.apiAddress).replace(/\/+$/, "");
  return {
    name: written.name ?? apiAddress.replace(/^https?:\/\//, ""),
    apiAddress,
    masterKey: String(written.masterKey),
    productId: Number(written.productId),
    fixtures: written.fixtures ?? {},
    load: { ...written.load, hosts: written.load?.hosts ?? [] },
    overrides: written.overrides ?? {},
    timeouts: { requestSeconds: written.timeouts?.requestSeconds ?? 10 },
    declared: {
      pageKeySeconds: written.declared?.pageKeySeconds ?? 300,
      settleSeconds: written.declared?.settleSeconds ?? 3,
    },
  };
}

function parsed(file: string): unknown {
  const text = open(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: is no JSON: ${(error as Error).message}`);
  }
}

function fillIn(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/\$\{(\w+)\}/g, (_, name: string) => fromEnvironment(name));
  if (Array.isArray(value)) return value.map(fillIn);
  if (typeof value !== "object" || value === null) return value;
  const filled: { [name: string]: unknown } = {};
  for (const name of Object.keys(value)) filled[name] = fillIn((value as { [name: string]: unknown })[name]);
  return filled;
}

function fromEnvironment(name: string): string {
  const value = __ENV[name];
  if (value === undefined) throw new Error(`the target file takes ${name} from the environment; pass -e ${name}=…`);
  return value;
}
