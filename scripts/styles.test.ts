import { expect, test } from "@playwright/test";
import { styles } from "../emulator/styles.js";
import { loadEdition } from "../schemas/edition.js";
import { judgeEmulator } from "./proof.js";

test.describe.configure({ mode: "parallel" });

for (const { name: style } of styles) {
  test(`a platform that answers in the style ${style} is never blamed`, async () => {
    const results = await judgeEmulator(await loadEdition(), { style }, {});
    const blamed = results
      .filter(({ status }) => status !== "pass")
      .map(({ id, status, reason, findings }) => `${status} ${id}: ${findings[0]?.message ?? reason?.en}`);
    expect(blamed).toEqual([]);
    expect(results.length).toBeGreaterThan(500);
  });
}
