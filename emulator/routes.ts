import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Auth, Fact, FieldFact, OperationFact } from "../schemas/facts.js";
import type { Answers } from "./answers.js";
import type { Handler, Handlers } from "./call.js";
import { identify } from "./keys.js";
import type { Platform } from "./platform.js";
import { Refusal } from "./refusal.js";
import { requestCheck } from "./requests.js";

const apiAddress = "http://API_ADDRESS";
const noBytes = Buffer.alloc(0);

/** Turns one operation into what fastify calls. `path` says where the parts of the address stand, if not in its parameters. */
export type Operation = (
  request: FastifyRequest,
  reply: FastifyReply,
  path?: Record<string, string>,
) => FastifyReply | Promise<FastifyReply>;

/** Makes the operations: key, facts, handler, answer. */
export function operationsOf(platform: Platform, facts: Fact[], answers: Answers) {
  return (section: string, handler: Handler): Operation => {
    const auth = authOf(facts, section);
    const fields = facts.filter((fact): fact is FieldFact => fact.kind === "field" && fact.section === section);
    const check = requestCheck(fields, { caps: platform.style.caps });
    const fail = (reply: FastifyReply, error: unknown) => {
      if (error instanceof Refusal) return answers.refusal(reply, section, error);
      throw error;
    };
    return (request, reply, path = request.params as Record<string, string>) => {
      try {
        const identity = identify(platform, auth, request.headers);
        const raw = Buffer.isBuffer(request.body) ? request.body : noBytes;
        const valid = check({ path, query: request.query as Record<string, unknown>, raw });
        const result = handler({
          section,
          identity,
          path: { ...path, ...valid.path },
          query: valid.query,
          body: valid.body,
          raw,
        });
        if (!(result instanceof Promise)) return answers.success(reply, section, result);
        return result.then(
          (late) => answers.success(reply, section, late),
          (error) => fail(reply, error),
        );
      } catch (error) {
        return fail(reply, error);
      }
    };
  };
}

/** Mounts every operation below API_ADDRESS whose chapter has a handler, at the address and method that the document prints. */
export function mountApi(
  app: FastifyInstance,
  facts: Fact[],
  handlers: Handlers,
  make: ReturnType<typeof operationsOf>,
): void {
  for (const fact of facts) {
    const handler = fact.kind === "operation" ? handlers[fact.section] : undefined;
    if (fact.kind !== "operation" || !handler || !fact.url.startsWith(apiAddress)) continue;
    const operation = make(fact.section, handler);
    app.route({ method: fact.method, url: routeOf(fact), handler: (request, reply) => operation(request, reply) });
  }
}

function routeOf({ url }: OperationFact): string {
  return url.slice(apiAddress.length).replace(/\{(\w+)\}/g, ":$1");
}

/** The section that a path belongs to whatever the method, so that a wrong method is answered in its chapter's way. */
export function sectionsByPath(facts: Fact[]): Map<string, string> {
  const sections = new Map<string, string>();
  for (const fact of facts) {
    if (fact.kind === "operation" && fact.url.startsWith(apiAddress)) {
      sections.set(fact.url.slice(apiAddress.length), fact.section);
    }
  }
  return sections;
}

function authOf(facts: Fact[], section: string): Auth {
  const operation = facts.find((fact) => fact.kind === "operation" && fact.section === section);
  return operation?.kind === "operation" ? operation.auth : "any-key";
}
