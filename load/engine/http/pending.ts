/**
 * What `http.get()` gives here, where k6 gives the answer itself: something to be awaited. Reading an answer from it says what
 * is missing, instead of handing on `undefined`.
 */
export class PendingAnswer<Value> implements PromiseLike<Value> {
  constructor(
    private readonly promise: Promise<Value>,
    private readonly call: string,
    private readonly awaited: () => void,
  ) {
    // An unawaited failure is reported through the guard at the iteration's end, not as an unhandled rejection.
    promise.catch(() => undefined);
  }

  // biome-ignore lint/suspicious/noThenProperty: to be awaited is its purpose
  then<One = Value, Two = never>(
    resolved?: ((value: Value) => One | PromiseLike<One>) | null,
    rejected?: ((reason: unknown) => Two | PromiseLike<Two>) | null,
  ): Promise<One | Two> {
    this.awaited();
    return this.promise.then(resolved, rejected);
  }

  catch<Two>(rejected: (reason: unknown) => Two | PromiseLike<Two>): Promise<Value | Two> {
    return this.then(null, rejected);
  }

  finally(ended: () => void): Promise<Value> {
    this.awaited();
    return this.promise.finally(ended);
  }

  missing(property: string): never {
    throw new Error(`"${property}" of an answer that was not awaited; write: await ${this.call}`);
  }
}

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
  Object.defineProperty(PendingAnswer.prototype, property, {
    get(this: PendingAnswer<unknown>) {
      return this.missing(property);
    },
  });
}
