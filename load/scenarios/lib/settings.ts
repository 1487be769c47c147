import { type ProfileName, profiles } from "../../profiles.js";
import { readTarget } from "./target.js";

export const target = readTarget();

const name = __ENV.PROFILE ?? "smoke";
if (!Object.keys(profiles).includes(name)) {
  throw new Error(`PROFILE is "${name}"; allowed: ${Object.keys(profiles).join(", ")}`);
}

export const profileName = name as ProfileName;
export const profile = profiles[profileName];

/** What the environment says about this run. */
export const settings = {
  patience: Math.min(target.timeouts.requestSeconds, profile.patience),
  rate: numberFrom("RATE"),
  vus: numberFrom("VUS"),
  /** Seconds. */
  duration: secondsFrom("DURATION"),
};

function numberFrom(variable: string): number | null {
  const text = __ENV[variable];
  if (text === undefined || text === "") return null;
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${variable} is "${text}"; allowed: a number above 0`);
  return value;
}

function secondsFrom(variable: string): number | null {
  const text = __ENV[variable];
  if (text === undefined || text === "") return null;
  const units: { [unit: string]: number } = { ms: 0.001, s: 1, m: 60, h: 3600 };
  let seconds = 0;
  const rest = text.replace(/(\d+(?:\.\d+)?)(ms|s|m|h)/g, (_, number: string, unit: string) => {
    seconds += Number(number) * (units[unit] ?? 0);
    return "";
  });
  if (rest !== "" || !(seconds > 0)) throw new Error(`${variable} is "${text}"; allowed: a duration such as 30s or 2m`);
  return seconds;
}
