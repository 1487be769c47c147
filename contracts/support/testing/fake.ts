import type { Edition } from "../../../schemas/edition.js";
import type { Fact, Level } from "../../../schemas/facts.js";
import type { Requirement } from "../../../schemas/requirements/requirement.js";
import type { HelloTarget } from "../../../target/connect.js";
import type { Answer, Call, JournalEntry, Sight, Wire } from "../../../target/wire.js";

/** A target that is a function, for the suite's own tests. */
export class FakeWire implements Wire {
  readonly calls: Call[] = [];
  readonly entries: JournalEntry[] = [];

  constructor(private readonly answer: (call: Call) => Partial<Answer> | object) {}

  async send(call: Call): Promise<Answer> {
    this.calls.push(call);
    return answerOf(this.answer(call), this.calls.length);
  }

  race(calls: Call[]): Promise<Answer[]> {
    return Promise.all(calls.map((call) => this.send(call)));
  }

  async journal(entry: JournalEntry): Promise<void> {
    this.entries.push(entry);
  }

  async raw() {
    return { exchange: "", bytes: new Uint8Array() };
  }

  async report() {}

  witness(_sight: Sight, see: () => Promise<unknown>): Promise<unknown> {
    return see();
  }
}

/** What has no status is the JSON body of a 200. */
function answerOf(given: Partial<Answer> | object, number: number): Answer {
  const whole = "status" in given || "failure" in given;
  const body = new TextEncoder().encode(whole ? "" : JSON.stringify(given));
  const plain = {
    exchange: `evidence/${number}`,
    url: "",
    status: 200,
    headers: {},
    body,
    truncated: false,
    milliseconds: 1,
  };
  return { ...plain, at: 1_000_000 + number * 100, repeats: 0, ...(whole ? given : {}) };
}

export const target: HelloTarget = {
  name: "fake",
  apiAddress: "http://127.0.0.1:1",
  hasAuthorization: false,
  productId: 1,
  fixtures: {},
  allow: ["write", "delete"],
  declared: { pageKeySeconds: 300, settleSeconds: 1 },
  quota: { devices: 20 },
  timeouts: { requestSeconds: 1, runMinutes: 1 },
  tls: {},
  load: { hosts: [] },
  overrides: {},
  emulator: false,
};

/** A target file with all that it may have. */
export const everythingGiven: HelloTarget = {
  ...target,
  hasAuthorization: true,
  registerCode: "code",
  allow: ["write", "delete", "commands", "record", "encryption", "camera"],
  quota: { devices: 120 },
  fixtures: {
    online: { deviceId: "4", channelId: 1 },
    offline: { deviceId: "5" },
    video: { deviceId: "4", channelId: 1, videoId: "1" },
    messages: { deviceId: "4", beginTime: "2018-01-04 00:00:00", endTime: "2018-01-09 00:00:00" },
  },
};

/** An edition of a few operations, without schemas. */
export function edition(requirements: Record<string, Level>): Edition {
  return {
    dir: "",
    digest: "sha256:0",
    lines: [],
    facts,
    requirements: Object.entries(requirements).map(([id, level]) => requirement(id, level)),
    errata: [],
    validators: {},
    schemas: {},
  };
}

function requirement(id: string, level: Level): Requirement {
  const section = id.slice(0, id.indexOf("-"));
  const title = { en: id, zh: id };
  return { id, section, level, title, lines: [1, 1], printed: "", errata: [], origin: "written" };
}

function operation(section: string, method: "GET" | "POST" | "DELETE", url: string): Fact {
  return { kind: "operation", section, method, url: `http://API_ADDRESS${url}`, auth: "any-key", lines: [1, 1] };
}

const facts: Fact[] = [
  operation("1.1", "POST", "/devices"),
  operation("1.4", "GET", "/devices/{device_id}"),
  operation("1.6", "DELETE", "/devices/{device_id}"),
  operation("2.1", "GET", "/channels"),
];
