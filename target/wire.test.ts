import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { startBroker } from "./broker.js";
import { connectWire } from "./connect.js";
import { parseTarget } from "./target-file.js";

const masterKey = "MASTER0key+/=secret";

async function serve(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ url: string; server: Server }> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

test("a worker's call reaches the target with the key, and its answer comes back without secrets", async () => {
  const seen: { url: string; key: unknown }[] = [];
  const { url, server } = await serve((request, response) => {
    seen.push({ url: request.url ?? "", key: request.headers["api-key"] });
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({ errno: 0, echo: request.headers["api-key"], data: { accessToken: "tok en/1+2=", addr: "a" } }),
    );
  });
  const target = parseTarget({ apiAddress: url, masterKey, productId: 1 }, "target.json", {});
  const broker = await startBroker({ target, runDir: null, runId: "r1", seed: "s" });
  const { wire, hello, close } = await connectWire(broker.socket);
  expect(JSON.stringify(hello)).not.toContain(masterKey);
  const answer = await wire.send({
    requirement: "4.1-addr",
    method: "GET",
    url: "/ipc/video/play_address?a=1",
    key: "master",
  });
  const text = Buffer.from(answer.body).toString();
  expect(answer.status).toBe(200);
  expect(text).not.toContain("MASTER0key");
  const token = (JSON.parse(text) as { data: { accessToken: string } }).data.accessToken;
  expect(token).toMatch(/^secret[0-9a-z]{14}$/);
  await wire.race([1, 2, 3].map(() => ({ requirement: "x", method: "GET", url: `/live?token=${token}` })));
  expect(seen[0]).toEqual({ url: "/ipc/video/play_address?a=1", key: masterKey });
  expect(seen.at(-1)).toEqual({ url: `/live?token=${encodeURIComponent("tok en/1+2=")}`, key: undefined });
  expect(broker.requests()).toBe(4);
  close();
  await broker.close();
  server.close();
});
