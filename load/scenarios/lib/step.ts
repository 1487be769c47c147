import { Trend } from "k6/metrics";
import { vuTags } from "./place.js";

const stepDuration = new Trend("step_duration", true);

/** A named part of an iteration: what `group` is for code that waits. Its requests carry the tag `step`. */
export async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const begun = Date.now();
  const tags = vuTags();
  const outer = tags.step;
  tags.step = name;
  try {
    return await work();
  } finally {
    stepDuration.add(Date.now() - begun, { step: name });
    if (outer === undefined) delete tags.step;
    else tags.step = outer;
  }
}
