import type { Answers } from "./answers.js";
import { Refusal, type RefusalKind } from "./refusal.js";
import type { Reply } from "./web/reply.js";
import { WebServer } from "./web/server.js";

/** A web server whose own refusals look like the platform's. */
export function platformServer(
  answers: Answers,
  sectionOf: (path: string) => string | undefined,
  takesAnyPath = false,
): WebServer {
  const refuse = (reply: Reply, url: string, kind: RefusalKind, detail: string) =>
    answers.refusal(reply, sectionOf(url.split("?")[0] ?? "") ?? "0", new Refusal(kind, detail));
  return new WebServer({
    notFound({ url }, reply) {
      const known = sectionOf(url.split("?")[0] ?? "") !== undefined;
      if (!known && takesAnyPath) return answers.success(reply, "0", {});
      return refuse(reply, url, known ? "method" : "not-found", known ? "method not allow" : "no such operation");
    },
    failed(status, message, { url }, reply) {
      const kind = status === 413 ? "too-large" : status < 500 ? "invalid" : "unavailable";
      refuse(reply, url, kind, message);
    },
  });
}
