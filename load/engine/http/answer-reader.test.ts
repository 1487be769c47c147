import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { AnswerReader, type AnswerTaker } from "./answer-reader.js";

/** Writes down what a reader tells. */
class Notes implements AnswerTaker {
  status = 0;
  text = "";
  headers: readonly string[] = [];
  bodyText = "";
  ended: "no" | "reusable" | "spent" = "no";
  ends = 0;
  head(status: number, text: string, headers: readonly string[]) {
    Object.assign(this, { status, text, headers });
  }
  body(bytes: Buffer) {
    this.bodyText += bytes.toString("latin1");
  }
  end(reusable: boolean) {
    this.ended = reusable ? "reusable" : "spent";
    this.ends += 1;
  }
}

/** Reads pieces, one after the other; what a reader throws is told as `error`. */
function read(pieces: readonly Buffer[], { method = "GET", closes = false } = {}) {
  const notes = new Notes();
  const reader = new AnswerReader(notes);
  reader.expect(method);
  let error = "";
  try {
    // Each piece lies in the same memory, as on a socket: what a reader keeps without a copy is overwritten.
    const shared = Buffer.alloc(Math.max(0, ...pieces.map((piece) => piece.length)));
    for (const piece of pieces) {
      piece.copy(shared);
      reader.read(shared.subarray(0, piece.length));
      shared.fill("!");
    }
    if (closes) reader.close();
  } catch (problem) {
    error = (problem as { message: string }).message;
  }
  const { status, text, headers, bodyText: body, ended, ends } = notes;
  return { status, text, headers, body, ended, ends, error };
}

type Outcome = Partial<ReturnType<typeof read>>;
const ok = "HTTP/1.1 200 OK\r\n";
const fine = { status: 200, text: "OK", ended: "reusable" } as const;

const rows: [name: string, raw: string, outcome: Outcome, how?: Parameters<typeof read>[1]][] = [
  ["a length", `${ok}Content-Length: 5\r\n\r\nhello`, { ...fine, headers: ["Content-Length", "5"], body: "hello" }],
  ["no body", `${ok}content-length: 0\r\n\r\n`, { ...fine, body: "" }],
  ["the same length twice", `${ok}content-length: 2\r\ncontent-length: 2\r\n\r\nok`, { ...fine, body: "ok" }],
  ["an empty reason", "HTTP/1.1 404\r\ncontent-length: 0\r\n\r\n", { status: 404, text: "", ended: "reusable" }],
  ["bare line feeds", "HTTP/1.1 200 OK\ncontent-length: 2\n\nok", { ...fine, body: "ok" }],
  ["an empty line in the body", `${ok}content-length: 6\r\n\r\n\n\n\r\n\r\n`, { ...fine, body: "\n\n\r\n\r\n" }],
  [
    "a folded header",
    `${ok}x: a\r\n  b\r\ncontent-length: 0\r\n\r\n`,
    { headers: ["x", "a b", "content-length", "0"] },
  ],
  ["a header without value", `${ok}x:\r\ncontent-length: 0\r\n\r\n`, { headers: ["x", "", "content-length", "0"] }],
  [
    "chunks with an extension and trailers",
    `${ok}Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n10\r\n0123456789abcdef\r\n0\r\nx: y\r\n\r\n`,
    { ...fine, body: "hello0123456789abcdef" },
  ],
  [
    "chunks and a length",
    `${ok}content-length: 99\r\ntransfer-encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n`,
    { body: "x" },
  ],
  ["HEAD", `${ok}content-length: 99\r\n\r\n`, { ...fine, body: "" }, { method: "HEAD" }],
  ["204", "HTTP/1.1 204 No Content\r\n\r\n", { status: 204, ended: "reusable", body: "" }],
  ["304 with a length", "HTTP/1.1 304 -\r\ncontent-length: 9\r\n\r\n", { status: 304, ended: "reusable", body: "" }],
  [
    "interim answers",
    `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 E\r\nx: y\r\n\r\n${ok}content-length: 1\r\n\r\nx`,
    fine,
  ],
  ["an end by closing", `${ok}\r\nhello`, { ...fine, body: "hello", ended: "spent" }, { closes: true }],
  ["connection: close", `${ok}Connection: Close\r\ncontent-length: 1\r\n\r\nx`, { ...fine, body: "x", ended: "spent" }],
  ["HTTP/1.0", "HTTP/1.0 200 OK\r\ncontent-length: 1\r\n\r\nx", { ...fine, ended: "spent" }],
  ["HTTP/1.0 kept", "HTTP/1.0 200 OK\r\nconnection: keep-alive\r\ncontent-length: 1\r\n\r\nx", fine],
  ["a cut body", `${ok}content-length: 5\r\n\r\nhel`, { ended: "no", body: "hel" }, { closes: true }],
  ["a cut head", `${ok}content-le`, { ended: "no", status: 0 }, { closes: true }],
  ["a cut chunk", `${ok}transfer-encoding: chunked\r\n\r\n5\r\nhel`, { ended: "no", body: "hel" }, { closes: true }],
  ["no last chunk", `${ok}transfer-encoding: chunked\r\n\r\n2\r\nok\r\n`, { ended: "no" }, { closes: true }],
];

const refused: [name: string, raw: string, error: RegExp][] = [
  ["no HTTP", "220 smtp ready\r\n\r\n", /the status line "220 smtp ready"/],
  ["another version", "HTTP/2 200 OK\r\n\r\n", /the status line/],
  ["a status of four digits", "HTTP/1.1 2000 OK\r\n\r\n", /the status line/],
  ["an upgrade", "HTTP/1.1 101 Switching\r\nupgrade: x\r\n\r\n", /another protocol/],
  ["a line without colon", `${ok}nonsense\r\n\r\n`, /the header line "nonsense"/],
  ["a blank in a name", `${ok}content length: 2\r\n\r\nok`, /the header line/],
  ["a length that is none", `${ok}content-length: -1\r\n\r\n`, /the content-length "-1"/],
  ["lengths that differ", `${ok}content-length: 2\r\ncontent-length: 3\r\n\r\nok`, /the content-length "3"/],
  ["an unknown encoding", `${ok}transfer-encoding: gzip, chunked\r\n\r\n`, /the transfer-encoding "gzip, chunked"/],
  ["a chunk without size", `${ok}transfer-encoding: chunked\r\n\r\nxyz\r\n`, /the chunk size "xyz"/],
  ["a chunk beyond all memory", `${ok}transfer-encoding: chunked\r\n\r\n${"f".repeat(14)}\r\n`, /the chunk size/],
  ["a chunk longer than said", `${ok}transfer-encoding: chunked\r\n\r\n2\r\nokay\r\n`, /longer than its size/],
  ["a head without end", `${ok}${`x: ${"y".repeat(1000)}\r\n`.repeat(70)}`, /a head of more than 65536 bytes/],
  [
    "a chunk size without end",
    `${ok}transfer-encoding: chunked\r\n\r\n${"1".repeat(5000)}`,
    /a line of more than 4096/,
  ],
  [
    "trailers without end",
    `${ok}transfer-encoding: chunked\r\n\r\n0\r\n${`x: ${"y".repeat(1000)}\r\n`.repeat(70)}`,
    /trailers of more than 65536 bytes/,
  ],
];

const whole = (raw: string) => [Buffer.from(raw, "latin1")];
const bytewise = (raw: string) => [...Buffer.from(raw, "latin1")].map((byte) => Buffer.from([byte]));
const cutAt = (raw: string, at: number) => [
  Buffer.from(raw.slice(0, at), "latin1"),
  Buffer.from(raw.slice(at), "latin1"),
];

test.describe("an answer is read the same however it is cut", () => {
  for (const [name, raw, outcome, how] of rows) {
    test(name, () => {
      const read1 = read(whole(raw), how);
      expect(read1).toMatchObject({ error: "", ends: outcome.ended === "no" ? 0 : 1, ...outcome });
      expect(read(bytewise(raw), how)).toEqual(read1);
      for (let at = 1; at < raw.length; at += 1) expect(read(cutAt(raw, at), how), `cut at ${at}`).toEqual(read1);
    });
  }
});

test.describe("what is no answer of HTTP/1.1 is refused", () => {
  for (const [name, raw, error] of refused) {
    test(name, () => {
      expect(read(whole(raw)).error).toMatch(error);
      const pieces = raw.length > 10_000 ? cutAt(raw, 5000) : bytewise(raw);
      expect(read(pieces).error).toMatch(error);
    });
  }
});

test("bytes behind an answer are told: the connection carries no other request", () => {
  expect(read(whole(`${ok}content-length: 2\r\n\r\nokmore`))).toMatchObject({ body: "ok", ended: "spent" });
  expect(read(whole("HTTP/1.1 204 -\r\n\r\nmore"))).toMatchObject({ body: "", ended: "spent" });
});

test("who has had enough of a body is told no end", () => {
  const notes = new Notes();
  const reader = new AnswerReader(notes);
  notes.body = () => reader.stop();
  reader.expect("GET");
  reader.read(Buffer.from(`${ok}content-length: 2\r\n\r\nok`));
  expect([notes.ends, reader.busy]).toEqual([0, false]);
});

test("any body in any chunks in any pieces is the body that was sent", () => {
  const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 8 });
  fc.assert(
    fc.property(chunks, fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 1, maxLength: 20 }), (parts, sizes) => {
      const sent = Buffer.concat(parts);
      const coded = parts.flatMap((part) => [
        Buffer.from(`${part.length.toString(16)}\r\n`),
        part,
        Buffer.from("\r\n"),
      ]);
      const raw = Buffer.concat([
        Buffer.from(`${ok}transfer-encoding: chunked\r\n\r\n`),
        ...coded,
        Buffer.from("0\r\n\r\n"),
      ]);
      const pieces: Buffer[] = [];
      for (let at = 0, turn = 0; at < raw.length; turn += 1) {
        const size = sizes[turn % sizes.length] as number;
        pieces.push(raw.subarray(at, at + size));
        at += size;
      }
      expect(read(pieces)).toMatchObject({ ...fine, error: "", body: sent.toString("latin1") });
    }),
  );
});
