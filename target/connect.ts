import { connect } from "node:net";
import { readFrames, writeFrame } from "./frames.js";
import type { Hello, Request, Response } from "./protocol.js";
import type { Answer, RawAnswer, Wire } from "./wire.js";

export type { Hello, HelloTarget } from "./protocol.js";

type WithoutId<R> = R extends unknown ? Omit<R, "id"> : never;

/** Connects to the broker of the run (`ONENET_BROKER`). Rejects when there is none. */
export async function connectWire(socket: string): Promise<{ wire: Wire; hello: Hello; close(): void }> {
  const [path = "", password = ""] = socket.split("#");
  const connection = connect(path.replace(/^@/, "\0"));
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>();
  let last = 0;
  let lost: Error | undefined;
  const fail = (message: string) => {
    lost ??= new Error(message);
    for (const { reject } of waiting.values()) reject(lost);
    waiting.clear();
  };
  connection.on("error", (error) => fail(`the run's broker cannot be reached: ${error.message}`));
  connection.on("close", () => fail("the run's broker has closed the connection"));
  readFrames(connection, (value) => {
    const { id, result, error } = value as Response;
    const caller = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) caller?.resolve(result);
    else caller?.reject(new Error(error));
  });
  const ask = async <Result>(request: WithoutId<Request>): Promise<Result> => {
    if (lost) throw lost;
    const id = ++last;
    const result = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    writeFrame(connection, { ...request, id });
    return (await result) as Result;
  };
  const hello = await ask<Hello>({ op: "hello", password });
  const wire: Wire = {
    send: async (call) => await ask<Answer>({ op: "send", call }),
    race: async (calls) => await ask<Answer[]>({ op: "race", calls }),
    raw: async (call) => await ask<RawAnswer>({ op: "raw", call }),
    journal: async (entry) => await ask<void>({ op: "journal", entry }),
    report: async (result) => await ask<void>({ op: "report", result }),
    witness: async (sight, see) => await ask<unknown>({ op: "witness", sight, seen: await see() }),
  };
  return { wire, hello, close: () => connection.end() };
}

/** Calls `end` once the broker's process is gone. Keeps nobody alive. */
export function whenBrokerEnds(socket: string, end: () => void): void {
  const [path = ""] = socket.split("#");
  const connection = connect(path.replace(/^@/, "\0"));
  connection.on("error", () => undefined);
  connection.on("close", end);
  connection.unref();
}
