import type { RequirementResult, Status } from "../schemas/results/conformance.js";
import { formatResult, type Look } from "./console.js";
import { say } from "./messages.js";
import { fitted } from "./paint.js";
import { statuses, symbols } from "./status.js";

/** How far a load run is, as the engine tells it while it runs. */
interface LoadTick {
  scenario: string;
  /** Since the first start, and in all. */
  seconds: number;
  of: number;
  iterations: number;
  vus: number;
}

/** What the command line feeds while a run goes on. */
export interface Progress {
  /** How many requirements will be judged, once it is known. */
  expect(requirements: number): void;
  started(requirement: string): void;
  finished(requirement: string): void;
  /** A judged requirement: its findings are shown at once. */
  result(result: RequirementResult): void;
  load(tick: LoadTick): void;
  /** A line that stays, such as the name of the next phase. */
  note(line: string): void;
  /** Takes the moving line away; call it before the summary. */
  end(): void;
}

export interface Screen {
  /** True on a terminal: one moving line at the bottom. Else plain lines, and a milestone every tenth of the way. */
  live: boolean;
  write(text: string): void;
  /** Milliseconds; tests hand in their own clock. */
  now?(): number;
}

const redrawMilliseconds = 80;
const clearLine = "\r\u001b[2K";

/** Live progress with what is running, findings as they come. */
export function createProgress(screen: Screen, look: Look): Progress {
  const now = screen.now ?? Date.now;
  const running = new Set<string>();
  const counts = new Map<Status, number>();
  const fifths = new Map<string, number>();
  let expected = 0;
  let done = 0;
  let tenths = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let drawn = false;

  const erase = () => {
    if (drawn) screen.write(clearLine);
    drawn = false;
  };
  const print = (text: string) => {
    erase();
    screen.write(`${text}\n`);
  };
  const draw = (line: string) => {
    if (!screen.live || now() - drawnAt < redrawMilliseconds) return;
    drawnAt = now();
    screen.write(clearLine + fitted(line, look.columns - 1));
    drawn = true;
  };
  const judged = () => {
    const tally = statuses.flatMap((status) => {
      const count = counts.get(status);
      return count ? [`${symbols[status]} ${count}`] : [];
    });
    const all = Math.max(expected, done);
    return [say("judged", { done, all })[look.language], ...tally].join("  ");
  };
  const drawStatus = () => {
    const names = [...running].slice(0, 3).join(", ");
    draw(names === "" ? judged() : `${judged()}  ${say("running", { names })[look.language]}`);
  };
  const milestone = () => {
    if (screen.live || expected === 0) return;
    const reached = Math.floor((done / expected) * 10);
    if (reached > tenths) screen.write(`${judged()}\n`);
    tenths = Math.max(tenths, reached);
  };

  return {
    expect(requirements) {
      expected = requirements;
    },
    started(requirement) {
      running.add(requirement);
      drawStatus();
    },
    finished(requirement) {
      running.delete(requirement);
      drawStatus();
    },
    result(result) {
      running.delete(result.id);
      done += 1;
      counts.set(result.status, (counts.get(result.status) ?? 0) + 1);
      if (result.status === "fail" || result.status === "warn" || result.status === "error")
        print(formatResult(result, look));
      milestone();
      drawStatus();
    },
    load({ scenario, seconds, of, iterations, vus }) {
      const second = Math.floor(seconds);
      const line = say("loadSecond", { scenario, second, of: Math.round(of), iterations, vus })[look.language];
      if (screen.live) return draw(line);
      const fifth = Math.floor((5 * seconds) / Math.max(1, of));
      if (fifth === fifths.get(scenario)) return;
      fifths.set(scenario, fifth);
      print(line);
    },
    note: print,
    end: erase,
  };
}
