import type { Text } from "../../schemas/language.js";
import type { Faults } from "./faults.js";

/** One way to be wrong. */
export interface Defect {
  /** What `--defect` takes. */
  id: string;
  /** The requirements that it must break: each of them is expected to fail, no other one. */
  breaks: string[];
  /** Of those that show in a load run by no requirement but by a figure: the metrics whose thresholds they cross. */
  crosses?: string[];
  title: Text;
  /** True where it shows under load only. */
  load?: true;
  apply(faults: Faults): void;
}
