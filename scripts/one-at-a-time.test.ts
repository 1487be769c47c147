import { expect, test } from "@playwright/test";
import { parseTarget } from "../target/target-file.js";
import { oneAtATime } from "./one-at-a-time.js";

test.skip(process.platform !== "linux", "elsewhere nobody waits");

const targetOf = (allow: string[], productId = 7312) =>
  parseTarget(
    { apiAddress: "http://127.0.0.1:9", masterKey: "k", productId, allow, timeouts: { runMinutes: 0.02 } },
    "target.json",
    {},
  );
const { signal } = new AbortController();

test("a second run that switches things waits for the first", async () => {
  const switching = targetOf(["camera"]);
  const leave = await oneAtATime(switching, {}, { signal, onWait: () => undefined });
  let second = "";
  const waiting = oneAtATime(switching, {}, { signal, onWait: () => (second = "waits") });
  await expect.poll(() => second).toBe("waits");
  leave();
  (await waiting)();
});

test("a run that never ends is told, and who switches nothing or works on another product does not wait", async () => {
  const onWait = () => undefined;
  const leave = await oneAtATime(targetOf(["camera"]), {}, { signal, onWait });
  await expect(oneAtATime(targetOf(["record"]), {}, { signal, onWait })).rejects.toThrow("another run on product 7312");
  const others = [
    await oneAtATime(targetOf(["write"]), {}, { signal, onWait }),
    await oneAtATime(targetOf(["camera"]), { readOnly: true }, { signal, onWait }),
    await oneAtATime(targetOf(["camera"], 1), {}, { signal, onWait }),
  ];
  for (const other of [...others, leave]) other();
});
