import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { listDefects } from "../emulator/defects.js";
import { loadEdition } from "../schemas/edition.js";
import { directDependencies } from "./dependencies.js";
import { reasons } from "./dependency-reasons.js";
import { packageRoot } from "./package.js";
import { requirementTable } from "./requirement-table.js";
import { staleDocs } from "./write-docs.js";

/** SPDX ids that may be shipped; MPL-2.0 is for development alone. */
const permissive = ["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0"];

test("the generated pages are as they would be generated (else: npm run generate)", async () => {
  expect(await staleDocs()).toEqual([]);
});

test("each direct dependency has a reason, and each reason a dependency", () => {
  const names = directDependencies().map(({ name }) => name);
  expect(Object.keys(reasons).sort()).toEqual(names.sort());
});

test("every licence is permissive", () => {
  const others = directDependencies().filter(({ licence, development }) => {
    const allowed = development ? [...permissive, "MPL-2.0"] : permissive;
    return !licence
      .replace(/[()]/g, "")
      .split(" OR ")
      .some((id) => allowed.includes(id));
  });
  expect(others).toEqual([]);
});

test("a requirement is listed with what kills it, and as unproven where nothing does", async () => {
  const edition = await loadEdition();
  const text = requirementTable(edition, [{ id: "planted", breaks: ["2.3-channel-exists"] }]);
  expect(text).toMatch(/^\| `2\.3-channel-exists` \| MUST \| \d+-\d+ \| .+ \| `planted` \|$/m);
  const unproven = text.slice(text.indexOf("## Unproven"));
  expect(unproven).not.toContain("`2.3-channel-exists`");
  expect(unproven).toContain("- `2.4-channel-unknown` (MUST)");
});

test("every requirement of the catalogue has one row", async () => {
  const edition = await loadEdition();
  const text = requirementTable(edition, listDefects(edition));
  for (const { id } of edition.requirements) expect(text).toContain(`\`${id}\``);
});

test("a withdrawn requirement is not in the catalogue", async () => {
  const { requirements } = await loadEdition();
  const text = readFileSync(new URL("CHANGELOG.md", packageRoot), "utf8");
  const withdrawn = [...text.slice(text.indexOf("## Withdrawn requirements")).matchAll(/^\| `([^`]+)`/gm)];
  const ids = withdrawn.map(([, id]) => id);
  expect(requirements.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual([]);
});
