import type { Auth, Fact, FieldFact, OperationFact } from "../schemas/facts.js";
import type { Answers } from "./answers.js";
import type { Handler, Handlers } from "./call.js";
import type { Faults, Trigger, Wrapper } from "./defects/faults.js";
import { identify } from "./keys.js";
import type { Platform } from "./platform.js";
import { invalid, Refusal } from "./refusal.js";
import { type RawRequest, requestCheck } from "./requests.js";
import type { Reply } from "./web/reply.js";
import type { WebRequest, WebServer } from "./web/server.js";

const apiAddress = "http://API_ADDRESS";

/** Turns one operation into what a route calls. `path` says where the parts of the address stand, if not in its parameters. */
export type Operation = (request: WebRequest, reply: Reply, path?: Record<string, string>) => Reply | Promise<Reply>;

/** Fields that their chapter judges by itself: what is wrong with them is told by more than a refusal. */
const judgedByChapter = /^(6\.3 video\[\]\.videoId|15\.\d (name|desc))$/;

/** Makes the operations: key, facts, handler, answer. */
export function operationsOf(platform: Platform, faults: Faults, answers: Answers) {
  const { facts } = faults;
  return (section: string, chapterHandler: Handler): Operation => {
    const auth = authOf(facts, section);
    const check = requestCheck(fieldsOf(facts, section), {
      caps: platform.style.caps,
      errata: platform.edition.errata,
    });
    const deviceNamed = namesDevice(facts, section);
    const keyFaults = faults.keys.get(section);
    const handler = wrappedBy(faults.wrappers.get(section), chapterHandler, platform);
    const refused = refusalsOf(faults, section);
    const forgiven = faults.forgiven.get(section) ?? [];
    const fail = (reply: Reply, error: unknown, raw?: RawRequest) => {
      // A value that must be refused and is not may be more than a chapter can work with.
      if (raw && forgiven.some((breaks) => breaks(raw))) return answers.success(reply, section, {});
      if (!(error instanceof Refusal)) throw error;
      if (faults.flipsWhenRefused && section === "7.1" && raw) platform.store.encrypted = true;
      const fate = faults.brokenBody.get(error.detail);
      if (fate === "taken") return answers.success(reply, section, {});
      if (fate === "crash") return reply.code(500).send("Internal Server Error");
      return answers.refusal(reply, section, error);
    };
    return (request, reply, path = request.params) => {
      let asked: RawRequest | undefined;
      try {
        const identity = identify(platform, auth, request.headers, keyFaults, deviceNamed);
        const raw = request.body;
        asked = { path, query: request.query, raw };
        for (const isRefused of refused) if (isRefused(asked)) throw invalid("refused");
        const valid = check(asked);
        const call = { section, identity, path: { ...path, ...valid.path }, query: valid.query, body: valid.body, raw };
        const result = handler(call);
        if (!(result instanceof Promise)) return answers.success(reply, section, result);
        return result.then(
          (late) => answers.success(reply, section, late),
          (error) => fail(reply, error, asked),
        );
      } catch (error) {
        return fail(reply, error, asked);
      }
    };
  };
}

function fieldsOf(facts: readonly Fact[], section: string): FieldFact[] {
  return facts
    .filter((fact): fact is FieldFact => fact.kind === "field" && fact.section === section)
    .map((field): FieldFact => {
      if (!judgedByChapter.test(`${section} ${field.path}`)) return field;
      return { ...field, type: null, required: null, constraints: {} };
    });
}

/** Whether a call names the device that a device key would have to be of. */
function namesDevice(facts: readonly Fact[], section: string): boolean {
  return facts.some((fact) => {
    if (fact.section !== section) return false;
    if (fact.kind === "operation") return /\{device_?id\}/i.test(fact.url);
    return fact.kind === "field" && fact.required !== false && /^(device_?id|devids?)$/i.test(fact.path);
  });
}

function refusalsOf(faults: Faults, section: string): Trigger[] {
  const always: Trigger[] = faults.failing.has(section) ? [() => true] : [];
  return [...always, ...(faults.refused.get(section) ?? [])];
}

function wrappedBy(wrappers: Wrapper[] | undefined, handler: Handler, platform: Platform): Handler {
  let whole = handler;
  for (const wrapper of wrappers ?? []) {
    const inner = whole;
    whole = (call) => wrapper(call, inner, platform);
  }
  return whole;
}

/** Mounts every operation below API_ADDRESS whose chapter has a handler, at the address and method that the document prints. */
export function mountApi(
  app: WebServer,
  faults: Faults,
  handlers: Handlers,
  make: ReturnType<typeof operationsOf>,
  answers: Answers,
): void {
  const operations = faults.facts
    .filter((fact) => fact.kind === "operation")
    .filter(({ url }) => url.startsWith(apiAddress));
  for (const fact of operations) {
    const handler = handlers[fact.section];
    if (!handler) continue;
    const operation = make(fact.section, handler);
    app.route(fact.method, routeOf(fact), (request, reply) => operation(request, reply));
  }
  for (const fact of operations) if (faults.anyMethod.has(fact.section)) mountOthers(app, fact, answers);
}

/** The defect of a platform that does not look at the method: it says that all is well. */
export function mountOthers(app: WebServer, fact: OperationFact, answers: Answers, url = routeOf(fact)): void {
  for (const method of ["GET", "POST", "PUT", "DELETE", "PATCH"] as const) {
    if (app.hasRoute(method, url)) continue;
    app.route(method, url, (_request, reply) => answers.success(reply, fact.section, {}));
  }
}

function routeOf({ url }: OperationFact): string {
  return url.slice(apiAddress.length).replace(/\{(\w+)\}/g, ":$1");
}

/** The section that a path belongs to whatever the method, so that a wrong method is answered in its chapter's way. */
export function sectionsByPath(facts: readonly Fact[]): Map<string, string> {
  const sections = new Map<string, string>();
  for (const fact of facts) {
    if (fact.kind === "operation" && fact.url.startsWith(apiAddress)) {
      sections.set(fact.url.slice(apiAddress.length), fact.section);
    }
  }
  return sections;
}

function authOf(facts: readonly Fact[], section: string): Auth {
  const operation = facts.find((fact) => fact.kind === "operation" && fact.section === section);
  return operation?.kind === "operation" ? operation.auth : "any-key";
}
