import type { Params } from "../http/params.js";
import { TemplatedUrl } from "../http/params.js";
import { AnswerPromise } from "../http/pending.js";
import type { Response } from "../http/response.js";
import { send } from "../http/sending.js";
import type { Vu } from "../vu/vu.js";

interface Request {
  method: string;
  url: string | TemplatedUrl;
  body?: unknown;
  params?: Params | null;
}

/** `http.batch`: at most `options.batch` requests at once, and `options.batchPerHost` to one host, in the order asked for. */
export function batch(vu: Vu, requests: unknown): Promise<Response[] | Record<string, Response>> {
  return new AnswerPromise((resolve, reject) => {
    answersOf(vu, requests).then(resolve, reject);
  });
}

async function answersOf(vu: Vu, requests: unknown): Promise<Response[] | Record<string, Response>> {
  if (Array.isArray(requests)) return run(vu, requests.map(requestOf));
  const named = Object.entries(requests as Record<string, unknown>);
  const answers = await run(
    vu,
    named.map(([, request]) => requestOf(request)),
  );
  return Object.fromEntries(named.map(([name], at) => [name, answers[at] as Response]));
}

function requestOf(request: unknown): Request {
  if (typeof request === "string" || request instanceof TemplatedUrl) return { method: "GET", url: request };
  if (Array.isArray(request)) {
    const [method, url, body, params] = request as [string, string, unknown, Params];
    return { method, url, body, params };
  }
  return request as Request;
}

async function run(vu: Vu, requests: Request[]): Promise<Response[]> {
  const { batch: most, batchPerHost } = vu.context.options;
  const answers: Response[] = [];
  const underWay = new Map<string, number>();
  const waiting = requests.map((request, at) => ({ request, at, host: hostOf(request.url) }));
  const next = () => waiting.findIndex(({ host }) => (underWay.get(host) ?? 0) < batchPerHost);
  const runner = async (): Promise<void> => {
    for (let found = next(); found >= 0; found = next()) {
      const [job] = waiting.splice(found, 1);
      if (job === undefined) return;
      const { request, at, host } = job;
      underWay.set(host, (underWay.get(host) ?? 0) + 1);
      try {
        answers[at] = await send(vu, request.method, request.url, request.body, request.params);
      } finally {
        underWay.set(host, (underWay.get(host) ?? 1) - 1);
      }
    }
  };
  // A runner that finds nothing free ends; whoever frees a place looks for the next one itself.
  await Promise.all(Array.from({ length: Math.min(most || requests.length, requests.length) }, runner));
  return answers;
}

function hostOf(url: string | TemplatedUrl): string {
  return /^[a-z]+:\/\/([^/?#]*)/i.exec(String(url))?.[1] ?? "";
}
