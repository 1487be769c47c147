import type { Edition } from "../schemas/edition.js";
import type { OperationFact } from "../schemas/facts.js";
import { longestJson } from "../schemas/judge.js";
import type { Text } from "../schemas/language.js";
import { UsageError } from "../schemas/usage-error.js";
import { pause } from "./clock.js";
import { DirectWire } from "./direct-wire.js";
import { errnoOf, isAccepted, isRefusal, shown } from "./judged-answer.js";
import { say } from "./messages.js";
import type { Target } from "./target.js";
import type { Answer, Call, Wire } from "./wire.js";

/** Operations that are tried until one is accepted: several, since one may be broken. */
const mostTried = 5;
const mostSeconds = 5;
/** Of the run's time. */
const mostPart = 0.4;
/** What is broken or not there is no word about the key. */
const notAboutTheKey = [404, 405, 500, 501];

/**
 * Looks whether there is anything to judge, with a few calls that only read. A target that answers anything else than a
 * refusal of the key is good enough: how well it answers is for the contracts to say.
 * @throws UsageError (exit 3) where the target cannot be reached or refuses the key
 */
export async function probe(target: Target, edition: Pick<Edition, "facts">, signal?: AbortSignal): Promise<void> {
  const wire = new DirectWire({
    ...{
      target,
      runDir: null,
      runId: "probe",
      seed: "",
      waits: 0,
      budget: target.timeouts.runMinutes * 60_000 * mostPart,
    },
    ...(signal ? { signal } : {}),
  });
  try {
    const calls = readingCalls(target, edition);
    const answers: Answer[] = [];
    for (const call of calls) {
      const answer = await wire.send(call);
      if (signal?.aborted || (isAccepted(answer) && call.key === "master")) return;
      answers.push(answer);
      if (answers.length === 1 && answer.failure?.kind === "refused") break;
    }
    if (answers.length === 0) answers.push(await wire.send(callOf("/", target)));
    if (answers.every((answer) => answer.status === 0)) throw new UsageError(unreachable(target, answers[0]), 3);
    if (await refusesKey(wire, calls, answers)) throw new UsageError(keyRefused(target, answers), 3);
  } finally {
    const sent = wire.requests();
    await wire.close();
    // The run that follows counts its own rate from nothing.
    if (sent > 0 && target.maxRequestsPerSecond !== undefined)
      await pause(1_000, signal ?? neverAborted).catch(() => undefined);
  }
}

const neverAborted = new AbortController().signal;

/** Claimed GET operations below `apiAddress` that ask for nothing but the product. */
function readingCalls(target: Target, { facts }: Pick<Edition, "facts">): Call[] {
  const operations = facts.filter((fact): fact is OperationFact => fact.kind === "operation" && fact.method === "GET");
  const isProduct = (name: string) => /^product_?id$/i.test(name);
  return operations
    .filter(
      ({ section, url }) => url.startsWith("http://API_ADDRESS/") && !url.includes("{") && isClaimed(section, target),
    )
    .flatMap(({ section, url, auth }) => {
      const query = facts.filter((fact) => fact.kind === "field" && fact.section === section && fact.in === "query");
      const names = query
        .map((fact) => (fact.kind === "field" ? fact : undefined))
        .filter((field) => field !== undefined);
      if (auth === "none" || names.some((field) => field.required && !isProduct(field.path))) return [];
      const product = names.find((field) => isProduct(field.path));
      const path = url.slice("http://API_ADDRESS".length);
      return [callOf(product ? `${path}?${product.path}=${target.productId}` : path, target)];
    })
    .slice(0, mostTried);
}

function callOf(url: string, target: Target): Call {
  const timeoutSeconds = Math.min(mostSeconds, target.timeouts.requestSeconds);
  return { requirement: "probe", method: "GET", url, key: "master", timeoutSeconds, maxBytes: longestJson };
}

function isClaimed(section: string, { claims }: Target): boolean {
  const names = (claim: string) => section === claim || section.startsWith(`${claim}.`);
  const taken = claims?.filter((claim) => !claim.startsWith("-")) ?? [];
  const left = claims?.filter((claim) => claim.startsWith("-")).map((claim) => claim.slice(1)) ?? [];
  return (taken.length === 0 || taken.some(names)) && !left.some(names);
}

/** All calls were refused, and just as they are with a key that nobody has. */
async function refusesKey(wire: Wire, calls: Call[], answers: Answer[]): Promise<boolean> {
  const isAboutTheKey = (answer: Answer) =>
    isRefusal(answer) && !notAboutTheKey.includes(answer.status) && !notAboutTheKey.includes(errnoOf(answer) ?? 0);
  if (calls.length === 0 || !answers.every(isAboutTheKey)) return false;
  for (const [index, call] of calls.entries()) {
    const madeUp = await wire.send({ ...call, key: { literal: "madeupkeythatnobodyhas00000" } });
    if (shown(madeUp) !== shown(answers[index] ?? madeUp)) return false;
  }
  return true;
}

function unreachable(target: Target, answer: Answer | undefined): Text {
  const { kind = "protocol", message = "" } = answer?.failure ?? {};
  const remedies: Partial<Record<typeof kind, Text>> = {
    refused: say("startIt"),
    dns: say("noHost"),
    tls: say("nameAuthority"),
    budget: say("silentField", { field: "timeouts.runMinutes" }),
    timeout: say("silentField", { field: "timeouts.requestSeconds" }),
    reset: say("closesAll"),
    protocol: say("noHttp"),
  };
  const remedy = remedies[kind] ?? say("correctAddress");
  return say("unreachable", { name: target.name, address: target.apiAddress, problem: message, remedy });
}

/** What was seen, and no more: only 401 and 403 say that it is the key. */
function keyRefused(target: Target, answers: Answer[]): Text {
  const [answer] = answers;
  const how = answer ? shown(answer) : "";
  const told = { name: target.name, address: target.apiAddress, product: target.productId, how };
  const isRedirect = answers.every(({ status }) => status >= 300 && status < 400);
  if (isRedirect) return say("redirects", { ...told, to: placeOf(answer) });
  return say(answers.some(({ status }) => [401, 403].includes(status)) ? "refusesKey" : "acceptsNothing", told);
}

function placeOf(answer: Answer | undefined): Text | string {
  const { location = "" } = answer?.headers ?? {};
  return URL.canParse(location, answer?.url) ? say("to", { origin: new URL(location, answer?.url).origin }) : "";
}
