import { createServer, type IncomingMessage, request as send } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";

type Talk = (socket: Socket, request: IncomingMessage) => void;

/** What stands between the suite and a target, and spoils what the target says. */
export interface Spoiler {
  name: string;
  /** Requests that it answers itself, in these ways by turns; default all. */
  takes?: (number: number) => boolean;
  talks?: Talk[];
  /** What it makes of an answer in JSON that it passes on. */
  json?: (answer: Record<string, unknown>, secrets: string[]) => unknown;
  /** The same for any text. */
  text?: (answer: string) => string;
}

const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const late = (number: number) => number > 10 && number % 3 === 0;

/** Writes until the peer is gone. */
function forever(socket: Socket, chunk: string | Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on("drain", more);
  more();
}

function whole(socket: Socket, headers: string, body: string | Buffer): void {
  socket.write(`${head}${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n`);
  socket.write(body);
}

let bomb: Buffer | undefined;

/** Some of each kind: silence, too much, lies, garbage, traps for a key and for a reader, a platform that is unwell. */
export const spoilers: Spoiler[] = [
  {
    name: "hangs, breaks off and lies about lengths",
    takes: late,
    talks: [
      () => undefined,
      (socket) => socket.resetAndDestroy(),
      (socket) => void socket.write(`${head}content-length: 100\r\n\r\n{"errno"`),
      (socket) => void socket.end(`${head}content-length: 5000\r\n\r\n{"errno":0`),
      (socket) => void socket.end(`${head}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n`),
    ],
  },
  {
    name: "sends without end",
    takes: late,
    talks: [
      (socket) => {
        socket.write(`${head}transfer-encoding: chunked\r\n\r\n`);
        forever(socket, `1000\r\n${" ".repeat(4096)}\r\n`);
      },
      (socket) => forever(socket, `${head}${"x: y\r\n".repeat(1000)}`),
      (socket) => forever(socket, "HTTP/1.1 100 Continue\r\n\r\n".repeat(100)),
    ],
  },
  {
    name: "sends bombs",
    talks: [
      (socket) => {
        bomb ??= gzipSync(Buffer.alloc(300 * 1024 * 1024));
        whole(socket, "content-encoding: gzip\r\n", bomb);
      },
      (socket) => whole(socket, "", `{"errno":0,"data":${"[".repeat(2_000_000)}${"]".repeat(2_000_000)}}`),
      (socket) => whole(socket, "", `{"errno":0,"data":[${"{},".repeat(3_000_000)}{}]}`),
    ],
  },
  {
    name: "is unwell",
    takes: late,
    talks: [
      (socket) => void socket.write("HTTP/1.1 503 No\r\ncontent-length: 2\r\n\r\n{}"),
      (socket) => void socket.write("HTTP/1.1 429 No\r\nretry-after: 3600\r\ncontent-length: 2\r\n\r\n{}"),
      (socket) => whole(socket, "", "<script>alert(1)</script>"),
      (socket) => void socket.write("HTTP/1.1 302 No\r\nlocation: file:///etc/passwd\r\ncontent-length: 0\r\n\r\n"),
    ],
  },
  {
    name: "echoes secrets and scripts",
    json: (answer, secrets) => ({
      ...answer,
      error: `<script>alert(1)</script>\u001b[2J ${secrets.join(" ")}`,
      secrets,
    }),
  },
  {
    name: "poisons objects",
    text: (answer) =>
      answer.replaceAll("{", '{"__proto__":{"errno":0},"constructor":{"prototype":{}},"then":1,').replaceAll(",}", "}"),
  },
  {
    name: "claims a billion pages",
    json: (answer) => ({
      ...answer,
      page_info: { total_num: 1e9, page_total: 1e9, page_size: 1, current_page: 1 },
      ...(Array.isArray(answer.result) ? { result: Array.from({ length: 500 }, () => answer.result).flat() } : {}),
    }),
  },
];

/** A spoiled target on a free port of the loopback, in front of a real one. */
export async function spoiled(
  { takes = () => true, talks, json, text }: Spoiler,
  target: { apiAddress: string },
  secrets: string[],
) {
  const upstream = new URL(target.apiAddress);
  let number = 0;
  let taken = 0;
  const server = createServer((request, response) => {
    number++;
    request.socket.on("error", () => undefined);
    request.socket.setMaxListeners(0);
    const talk = talks && takes(number) ? talks[taken++ % talks.length] : undefined;
    if (talk) return void request.resume().on("end", () => talk(request.socket, request));
    const headers = { ...request.headers, host: upstream.host };
    const { hostname, port } = upstream;
    const onward = send({ hostname, port, method: request.method, path: request.url, headers }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      response.writeHead(answer.statusCode ?? 500, { "content-type": answer.headers["content-type"] });
      response.end(remade(Buffer.concat(chunks)));
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  const remade = (body: Buffer): Buffer | string => {
    if (body[0] !== 0x7b) return body;
    if (text) return text(body.toString());
    return json ? JSON.stringify(json(JSON.parse(body.toString()), secrets)) : body;
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
