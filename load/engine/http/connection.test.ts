import { type AddressInfo, createServer, type Socket } from "node:net";
import { createServer as createSecureServer } from "node:tls";
import { expect, test } from "@playwright/test";
import { tlsCertificate } from "../../../emulator/media/tls.js";
import { runScript } from "../test-support.js";
import { Connection } from "./connection.js";
import type { Deadlines } from "./deadlines.js";
import type { Dialer } from "./dial.js";
import { Exchange } from "./exchange.js";
import type { Outbox } from "./outbox.js";

interface RawServer {
  port: number;
  /** What came over each connection, in the order of their opening. */
  connections: string[];
  close(): void;
}

const answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

/** A server that does with each request what `talk` says. @param request how many came before it on its connection */
async function startRaw(
  talk: (socket: Socket, request: number) => void,
  certificate?: { key: string; cert: string },
): Promise<RawServer> {
  const connections: string[] = [];
  const sockets = new Set<Socket>();
  const serve = (socket: Socket) => {
    const mine = connections.push("") - 1;
    let request = 0;
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      connections[mine] += bytes.toString("latin1");
      talk(socket, request);
      request += 1;
    });
  };
  const server = certificate === undefined ? createServer(serve) : createSecureServer(certificate, serve);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

const told = "console.log(r.status, r.error_code, r.error, r.body);";

/** Runs one virtual user against the server; `A` is its address. */
async function run(server: RawServer, body: string, options: object = {}, address = "http://127.0.0.1") {
  const script = `const A = "${address}:${server.port}/"; export default async function () { ${body} }`;
  const { result, console, sum } = await runScript(script, { vus: 1, iterations: 1, ...options });
  server.close();
  return { result, console, sum };
}

test.describe("a connection", () => {
  test("is kept for the next request", async () => {
    const server = await startRaw((socket) => socket.write(answer));
    await run(server, `const r = await http.get(A); ${told}`, { iterations: 5 });
    expect(server.connections).toHaveLength(1);
  });

  test("that the target closes while it rests, without having said so, costs no request", async () => {
    const server = await startRaw((socket) => socket.end(answer));
    const { console } = await run(server, `const r = await http.get(A); ${told} await sleep(0.05);`, { iterations: 3 });
    expect(console).toEqual(Array.from({ length: 3 }, () => "200 0  ok"));
    expect(server.connections).toHaveLength(3);
  });

  test("that the target closes with the answer, without having said so, costs no request", async () => {
    const server = await startRaw((socket, request) => {
      if (request === 0) socket.write(answer);
      else setTimeout(() => socket.end(answer), 20);
    });
    // The thread is busy while answer and close arrive: it finds both at once, with the next request on its way.
    const busy = "const begun = Date.now(); while (Date.now() - begun < 50);";
    const { console } = await run(
      server,
      `let r = await http.get(A); const asked = http.asyncRequest("GET", A); await sleep(0.002); ${busy}
       r = await asked; ${told} r = await http.get(A); ${told}`,
    );
    expect(console).toEqual(["200 0  ok", "200 0  ok"]);
    expect(server.connections).toHaveLength(2);
  });

  test("that brings more than was asked for carries no other request", async () => {
    const server = await startRaw((socket) => socket.write(`${answer}HTTP/1.1 200 OK\r\n`));
    const { console } = await run(server, `const r = await http.get(A); ${told}`, { iterations: 3 });
    expect(console).toEqual(Array.from({ length: 3 }, () => "200 0  ok"));
    expect(server.connections).toHaveLength(3);
  });

  test("that brings something while it rests carries no other request", async () => {
    const server = await startRaw((socket) => {
      socket.write(answer);
      setTimeout(() => socket.write("more"), 20);
    });
    const { console } = await run(server, `const r = await http.get(A); ${told} await sleep(0.1);`, { iterations: 2 });
    expect(console).toEqual(["200 0  ok", "200 0  ok"]);
    expect(server.connections).toHaveLength(2);
  });

  test("rests no longer than the target says", async () => {
    const server = await startRaw((socket) =>
      socket.write(answer.replace("\r\n\r\n", "\r\nKeep-Alive: timeout=1\r\n\r\n")),
    );
    await run(server, `const r = await http.get(A); ${told}`, { iterations: 2 });
    expect(server.connections).toHaveLength(2);
  });

  test("that broke while it rested for more than a second is replaced, one that breaks at once is a failure", async () => {
    const server = await startRaw((socket, request) =>
      request === 0 ? socket.write(answer) : socket.resetAndDestroy(),
    );
    const { console } = await run(
      server,
      `let r = await http.get(A); await sleep(1.1); r = await http.get(A); ${told} r = await http.get(A); ${told}`,
    );
    expect(console).toEqual(["200 0  ok", expect.stringMatching(/^0 1220 read: connection reset/)]);
  });

  test("is closed after the answer where noConnectionReuse asks for it", async () => {
    const server = await startRaw((socket) => socket.write(answer));
    await run(server, "await http.get(A);", { iterations: 2, noConnectionReuse: true });
    expect(server.connections).toHaveLength(2);
    expect(server.connections[0]).toContain("\r\nConnection: close\r\n");
  });

  test("counts what passes over it", async () => {
    const server = await startRaw((socket) => socket.write(answer));
    const { sum } = await run(server, 'await http.get(A); await http.post(A, "äö");');
    expect(sum("data_sent")).toBe(server.connections[0]?.length);
    expect(sum("data_received")).toBe(2 * answer.length);
  });

  test("is made where `hosts` says", async () => {
    const server = await startRaw((socket) => socket.write(answer));
    const body = `const r = await http.get("http://api.example/x"); ${told}`;
    const { console } = await run(server, body, { hosts: { "api.example": `127.0.0.1:${server.port}` } });
    expect(console).toEqual(["200 0  ok"]);
    expect(server.connections[0]).toMatch(/^GET \/x HTTP\/1\.1\r\nHost: api\.example\r\n/);
  });
});

test.describe("a request's head", () => {
  test("names the host, the agent and the length of a body", async () => {
    const server = await startRaw((socket) => socket.write(answer));
    await run(server, 'await http.post(A + "a?b=c", "äö"); await http.post(A); await http.del(A);', {
      userAgent: "me",
    });
    const agent = `Host: 127.0.0.1:${server.port}\r\nUser-Agent: me\r\n`;
    expect(server.connections[0]).toBe(
      `POST /a?b=c HTTP/1.1\r\n${agent}Content-Length: 4\r\n\r\nÃ¤Ã¶POST / HTTP/1.1\r\n${agent}Content-Length: 0\r\n\r\nDELETE / HTTP/1.1\r\n${agent}\r\n`,
    );
  });

  test("takes the script's host and agent, and text beyond ASCII as UTF-8", async () => {
    const server = await startRaw((socket) => socket.write(answer));
    const headers = { Host: "other", "user-agent": "mine", "X-Name": "门", "Content-Length": "9" };
    await run(server, `await http.get(A, { headers: ${JSON.stringify(headers)} });`);
    const name = Buffer.from("门").toString("latin1");
    expect(server.connections[0]).toBe(`GET / HTTP/1.1\r\nHost: other\r\nuser-agent: mine\r\nX-Name: ${name}\r\n\r\n`);
  });

  for (const [name, call, error] of [
    ["a header that ends its line", '"GET", A, null, { headers: { x: "a\\r\\ny: b" } }', "the value of the header x"],
    ["a header's name with a blank", '"GET", A, null, { headers: { "x y": "a" } }', 'the header name "x y"'],
    ["a method of two words", '"GET /x", A', 'the method "GET /X"'],
  ] as const) {
    test(`${name} is never sent`, async () => {
      const server = await startRaw((socket) => socket.write(answer));
      const { console, sum } = await run(server, `const r = await http.request(${call}); ${told}`);
      expect(console).toEqual([`0 1000 ${error} cannot be sent in HTTP null`]);
      expect(server.connections).toEqual([]);
      expect([sum("http_reqs"), sum("http_req_failed")]).toEqual([1, 1]);
    });
  }
});

test.describe("over TLS", () => {
  const body = `const r = await http.get(A); console.log(r.status, r.error_code, r.error, r.body, r.tls_version, r.timings.tls_handshaking > 0);`;

  test("an authority is held against the target's certificate", async () => {
    const certificate = await tlsCertificate();
    const trusted = await startRaw((socket) => socket.write(answer), certificate);
    const script = `export default async function () { const A = "https://localhost:${trusted.port}/"; ${body} }`;
    const options = { vus: 1, iterations: 2 };
    const ran = await runScript(script, options, undefined, { certificateAuthority: certificate.cert });
    trusted.close();
    // The second request finds the connection open.
    expect(ran.console).toEqual(["200 0  ok tls1.3 true", "200 0  ok tls1.3 false"]);
    expect(trusted.connections).toHaveLength(1);
  });

  test("a certificate of nobody is refused", async () => {
    const server = await startRaw((socket) => socket.write(answer), await tlsCertificate());
    const { console } = await run(server, body, {}, "https://127.0.0.1");
    expect(console).toEqual(["0 1310 x509: certificate signed by unknown authority null  false"]);
    expect(server.connections).toEqual([]);
  });

  test("insecureSkipTLSVerify takes any certificate", async () => {
    const server = await startRaw((socket) => socket.write(answer), await tlsCertificate());
    const { console } = await run(server, body, { insecureSkipTLSVerify: true }, "https://127.0.0.1");
    expect(console).toEqual(["200 0  ok tls1.3 true"]);
  });

  test("a target that speaks no TLS is a failed request", async () => {
    const server = await startRaw((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const { console } = await run(server, body, {}, "https://127.0.0.1");
    expect(console[0]).toMatch(/^0 1300 tls: /);
  });
});

test("a request that is given up while it waits for its turn is never written", () => {
  const written: string[] = [];
  const socket = { write: (text: string) => written.push(text), destroy: () => undefined } as unknown as Socket;
  const waiting: Connection[] = [];
  const outbox = { add: (connection: Connection) => waiting.push(connection) } as unknown as Outbox;
  const connection = new Connection("http://target", { open: () => socket } as unknown as Dialer, outbox);
  const owner = { ended: ({ connection }: Exchange) => connection.close() };
  const request = {
    method: "GET",
    head: "first",
    body: null,
    timeout: 1000,
    keepBody: true,
    maxBodyBytes: 10,
    close: false,
  };
  const deadlines = { add: () => undefined, delete: () => undefined } as unknown as Deadlines;
  connection.send(new Exchange(connection, request, { ended: () => undefined }, deadlines));
  connection.opened(socket);
  connection.received(Buffer.from(answer));
  const second = new Exchange(connection, { ...request, head: "second" }, owner, deadlines);
  connection.send(second);
  second.expire();
  for (const one of waiting) one.flush();
  expect(written).toEqual(["first"]);
});
