import { expect, test } from "@playwright/test";
import { styles } from "../emulator/styles.js";
import { loadEdition } from "../schemas/edition.js";
import { judgeEmulator } from "./proof.js";

// All at once: each waits for seconds until a page_key is gone.
test("a platform is blamed in none of the styles in which it may answer", async () => {
  const edition = await loadEdition();
  const judged = styles.map(async ({ name: style }) => {
    const results = await judgeEmulator(edition, { style }, {});
    expect(results.length).toBeGreaterThan(500);
    return results
      .filter(({ status }) => status !== "pass")
      .map(({ id, status, reason, findings }) => `${style}: ${status} ${id}: ${findings[0]?.message ?? reason?.en}`);
  });
  expect((await Promise.all(judged)).flat()).toEqual([]);
});
