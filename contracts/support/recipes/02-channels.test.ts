import { expect, test } from "@playwright/test";
import { loadEdition } from "../../../schemas/edition.js";
import { checkOfCatalogue } from "../check.js";
import { runChecks } from "../run.js";
import { FakeWire, target } from "../testing/fake.js";
import { addChannel } from "./02-channels.js";

/** Ids of new devices are 1, 2, …; the first one takes no channel. */
function fullTarget(): FakeWire {
  let devices = 0;
  return new FakeWire(({ method, url }) => {
    if (method === "POST" && url === "/devices")
      return { errno: 0, error: "succ", data: { device_id: `${++devices}` } };
    const isRefused = url.includes("AddChannel") && url.includes("device_id=1&");
    return { errno: isRefused ? 1 : 0, error: "" };
  });
}

test("a channel that the shared device has no room for is added to a device of the check's own", async () => {
  const places: string[] = [];
  const check = checkOfCatalogue("5.4-unknown", ["5.4-unknown"], async (t) => {
    await t.device();
    places.push((await addChannel(t)).deviceId);
    t.holds(true, {});
  });
  const hello = { target, runId: "r1", seed: "s" };
  const given = { edition: await loadEdition(), hello, wire: fullTarget(), checks: [check], sleep: async () => {} };
  const results = await runChecks(given);
  expect(results.find(({ id }) => id === "5.4-unknown")).toMatchObject({ status: "pass" });
  expect(places).toEqual(["2"]);
});
