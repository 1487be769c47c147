import { DirectWire, type DirectWireOptions } from "./direct-wire.js";
import { type Door, makeDoor } from "./door.js";
import type { Hello } from "./protocol.js";
import type { JournalEntry, Wire } from "./wire.js";

/** The one way to the target for all processes of a run. */
export interface Broker {
  /** What workers give to `connectWire`, best in `ONENET_BROKER`. Holds a password: not for logs. */
  socket: string;
  /** For callers in this process. */
  wire: Wire;
  hello: Hello;
  /** Requests sent so far. */
  requests(): number;
  /** SHA-256 of the certificate that `apiAddress` showed, colon-separated hex; undefined without TLS. */
  certificate(): string | undefined;
  /** What was made or switched and is not undone yet, the oldest first. */
  openEntries(): JournalEntry[];
  close(): Promise<void>;
}

/**
 * Starts the broker: a wire in this process, and a local socket by which others use it.
 * @param door the socket, where workers have been started before there was a target; closed with the broker
 */
export async function startBroker(options: DirectWireOptions, door?: Door): Promise<Broker> {
  const { socket, open, close } = door ?? (await makeDoor());
  const wire = new DirectWire(options);
  const { hello } = wire;
  open({ wire, hello });
  return {
    socket,
    wire,
    hello,
    requests: () => wire.requests(),
    certificate: () => wire.certificate,
    openEntries: () => wire.openEntries(),
    close: async () => {
      await wire.close();
      await close();
    },
  };
}
