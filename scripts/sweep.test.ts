import { expect, test } from "@playwright/test";
import { listDefects } from "../emulator/defects.js";
import { loadEdition } from "../schemas/edition.js";
import { sweep } from "./sweep.js";

/** One defect in so many is swept; all with `ONENET_SWEEP=all`, which takes a core for half an hour. */
const oneIn = process.env.ONENET_SWEEP === "all" ? 1 : 40;

test("on a defect nothing fails but what it breaks, and what is known to be the same fact", async () => {
  test.setTimeout(oneIn === 1 ? 3_600_000 : 600_000);
  const edition = await loadEdition();
  const defects = listDefects(edition).filter(({ load }, at) => !load && at % oneIn === 0);
  let swept = 0;
  const blames = await sweep(edition, defects, {
    onSwept: (group, found) => {
      swept += group.length;
      if (oneIn === 1) console.log(`${swept} of ${defects.length} swept, ${found.length} blamed wrongly`);
    },
  });
  expect(blames).toEqual([]);
});
