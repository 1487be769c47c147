import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import type { Answers } from "./answers.js";
import { Refusal, type RefusalKind } from "./refusal.js";

/** Bytes of a body at most; every documented limit is below. */
const bodyLimit = 16 * 1024 * 1024;

/** A fastify that takes every body as bytes, and whose own refusals look like the platform's. */
export function platformServer(
  answers: Answers,
  sectionOf: (path: string) => string | undefined,
  takesAnyPath = false,
): FastifyInstance {
  const refuse = (reply: FastifyReply, url: string, kind: RefusalKind, detail: string) =>
    answers.refusal(reply, sectionOf(url.split("?")[0] ?? "") ?? "0", new Refusal(kind, detail));
  const app = Fastify({
    bodyLimit,
    logger: false,
    forceCloseConnections: true,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    http: { maxHeaderSize: 32 * 1024 },
    routerOptions: { maxParamLength: 2048 },
    frameworkErrors: (error, request, reply) => {
      refuse(reply as unknown as FastifyReply, request.url, "invalid", error.message);
    },
  });
  app.server.maxConnections = 4000;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.setNotFoundHandler((request, reply) => {
    const known = sectionOf(request.url.split("?")[0] ?? "") !== undefined;
    if (!known && takesAnyPath) return answers.success(reply, "0", {});
    return refuse(reply, request.url, known ? "method" : "not-found", known ? "method not allow" : "no such operation");
  });
  app.setErrorHandler((error: { statusCode?: number; message?: string }, request, reply) => {
    const kind = error.statusCode === 413 ? "too-large" : (error.statusCode ?? 500) < 500 ? "invalid" : "unavailable";
    refuse(reply, request.url, kind, error.message ?? "bad request");
  });
  return app;
}
