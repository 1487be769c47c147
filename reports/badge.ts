import { makeBadge } from "badge-maker";
import type { ConformanceResult, Verdict } from "../schemas/results/conformance.js";

const words: Record<Verdict, string> = {
  conformant: "conformant",
  "conformant-with-waivers": "conformant with waivers",
  "non-conformant": "non-conformant",
  incomplete: "incomplete",
};

const colours: Record<Verdict, string> = {
  conformant: "#2e7d32",
  "conformant-with-waivers": "#9a6700",
  "non-conformant": "#b3202c",
  incomplete: "#6b7280",
};

/** Neither a product's green nor its red: the emulator is none. */
const emulatorColour = "#4a5a8a";

/** The badge with its numbers: how many of the judged requirements hold. Green for a conformant product alone. */
export function badgeSvg({ verdict, requirements, target }: ConformanceResult): string {
  const inScope = requirements.filter((one) => one.reasonCode !== "NOT_CLAIMED");
  const holding = inScope.filter((one) => one.status === "pass" || one.status === "info").length;
  const numbers = `${holding}/${inScope.length} ${words[verdict]}`;
  return makeBadge({
    label: "OneNET video API",
    message: target.emulator ? `emulator: ${numbers}` : numbers,
    color: target.emulator ? emulatorColour : colours[verdict],
  });
}
