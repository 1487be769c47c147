import { createServer } from "node:net";

/**
 * A target that costs next to nothing: one prepared answer of 4.1 for each request, over keep-alive connections. It counts
 * what it serves, so that no generator has to be believed. `GET /count` tells the count and sets it back.
 */
const body = JSON.stringify({
  errno: 0,
  error: "succ",
  data: { addr: "127.0.0.1:8080", accessToken: "b".repeat(120), type: "rtmp" },
});
const answer = Buffer.from(
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
);
const end = Buffer.from("\r\n\r\n");
let served = 0;

const server = createServer({ noDelay: true }, (socket) => {
  socket.on("error", () => undefined);
  socket.on("data", (chunk: Buffer) => {
    if (chunk.subarray(0, 10).toString("latin1") === "GET /count") {
      const text = String(served);
      served = 0;
      socket.end(`HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: ${text.length}\r\n\r\n${text}`);
      return;
    }
    for (let at = chunk.indexOf(end); at >= 0; at = chunk.indexOf(end, at + end.length)) {
      served += 1;
      socket.write(answer);
    }
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : "");
});
