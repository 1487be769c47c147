import { expect, test } from "@playwright/test";
import { type Defect, listDefects } from "../emulator/defects.js";
import { loadEdition } from "../schemas/edition.js";
import { proveAll } from "./proof.js";

test.describe.configure({ mode: "parallel" });

const chapters = Array.from({ length: 16 }, (_, chapter) => String(chapter));
const chapterOf = (requirement: string) => requirement.split(/[.-]/)[0];

for (const chapter of chapters) {
  test(`every defect of chapter ${chapter} is caught by the requirements that it breaks`, async () => {
    test.setTimeout(180_000);
    const edition = await loadEdition();
    const isMine = ({ load, breaks }: Defect) => !load && chapterOf(breaks[0] ?? "") === chapter;
    const defects = listDefects(edition).filter(isMine);
    test.skip(defects.length === 0, "no defect breaks this chapter");
    const proofs = await proveAll(edition, defects);
    expect(proofs.filter(({ missed }) => missed.length > 0)).toEqual([]);
    expect(proofs.length).toBe(defects.length);
  });
}

test("what a defect breaks is in the catalogue", async () => {
  const edition = await loadEdition();
  const testable = new Set(edition.requirements.filter(({ origin }) => origin !== "excluded").map(({ id }) => id));
  const others = listDefects(edition).filter(({ load, breaks }) => !load && !breaks.every((id) => testable.has(id)));
  expect(others.map(({ id }) => id)).toEqual([]);
});

test("every MUST of the catalogue has a defect that breaks it", async () => {
  const edition = await loadEdition();
  const broken = new Set(listDefects(edition).flatMap(({ breaks }) => breaks));
  const unproven = edition.requirements.filter(
    ({ id, level, origin }) => origin !== "excluded" && level === "MUST" && !broken.has(id),
  );
  expect(unproven.map(({ id }) => id)).toEqual([]);
});
