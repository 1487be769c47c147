import type { LoadResult } from "../schemas/results/load.js";
import type { Bundle } from "./bundle.js";
import type { LoadOptions } from "./run.js";

export async function runK6(_options: LoadOptions & { bundle: Bundle }): Promise<LoadResult> {
  throw new Error("not yet");
}
