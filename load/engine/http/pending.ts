/**
 * What `http.get()` gives here, where k6 gives the answer itself: a promise that says, when an answer is read from it, that the
 * await is missing, instead of handing on `undefined`.
 */
export class AnswerPromise<Value> extends Promise<Value> {}

// `await` takes a promise as it is when its constructor is Promise; else it wraps it, which costs three turns of the queue.
Object.defineProperty(AnswerPromise.prototype, "constructor", { value: Promise });

const properties = [
  "status",
  "status_text",
  "body",
  "json",
  "headers",
  "cookies",
  "timings",
  "error",
  "error_code",
  "url",
  "request",
  "html",
  "proto",
  "remote_ip",
  "remote_port",
  "tls_version",
  "length",
  "0",
];
for (const property of properties) {
  Object.defineProperty(AnswerPromise.prototype, property, {
    get: () => {
      throw new Error(`"${property}" of an answer that was not awaited; write: await http.get(…)`);
    },
  });
}
