// k6's modules as far as the bundles use them: synchronous, as in k6, over the host's functions.
__state.initializing = true;
__state.metrics = {};
__state.iteration = 0;
const __record = (name, value, tags) => {
  const keys = [name];
  for (const tag of Object.keys(tags || {})) keys.push(`${name}{${tag}:${tags[tag]}}`);
  for (const key of keys) {
    const found = __state.metrics[key] || { count: 0, sum: 0 };
    __state.metrics[key] = found;
    found.count += 1;
    found.sum += Number(value);
  }
};
const __metric = () =>
  class {
    constructor(name) {
      if (!__state.initializing) throw new Error("metrics are made in the init context");
      this.name = name;
    }
    add(value, tags) {
      __record(this.name, value, Object.assign({}, __state.tags, tags));
    }
  };
__state.tags = {};
const __request = (method, url, _body, params) => {
  if (__state.initializing) throw new Error("no requests in the init context");
  params = params || {};
  const seconds = /^([\d.]+)s$/.exec(String(params.timeout || "60s"));
  const binary = params.responseType === "binary";
  const told = JSON.parse(
    __send(
      JSON.stringify({
        method,
        url: String(url),
        headers: params.headers || {},
        timeout: seconds ? Number(seconds[1]) * 1000 : Number(params.timeout),
        binary,
      }),
    ),
  );
  const callback = params.responseCallback || ((status) => status >= 200 && status <= 399);
  const tags = Object.assign({}, __state.tags, params.tags);
  __record("http_reqs", 1, tags);
  __record("http_req_failed", callback(told.status) ? 0 : 1, tags);
  const none = params.responseType === "none" || told.status === 0;
  return {
    status: told.status,
    error: told.error,
    error_code: told.error ? 1000 : 0,
    headers: told.headers || {},
    body: none ? null : binary ? __base64(told.base64) : told.body,
    timings: {
      duration: told.millis,
      waiting: told.millis,
      sending: 0,
      receiving: 0,
      blocked: 0,
      connecting: 0,
      tls_handshaking: 0,
    },
    json() {
      return JSON.parse(told.body);
    },
  };
};
const __http = {
  get: (url, params) => __request("GET", url, null, params),
  post: (url, body, params) => __request("POST", url, body, params),
  batch: (requests) => requests.map(([method, url, body, params]) => __request(method, url, body, params)),
  expectedStatuses:
    (...statuses) =>
    (status) =>
      statuses.some((one) => (typeof one === "number" ? one === status : status >= one.min && status <= one.max)),
};
var __modules = {
  k6: {
    check: (value, sets, tags) =>
      Object.keys(sets).every((name) => {
        const passes = Boolean(sets[name](value));
        __record("checks", passes ? 1 : 0, Object.assign({ check: name }, tags));
        return passes;
      }),
    sleep: (seconds) => __sleep(seconds),
    fail: (message) => {
      throw new Error(message);
    },
    group: (_name, work) => work(),
  },
  "k6/http": __http,
  "k6/metrics": { Counter: __metric(), Gauge: __metric(), Rate: __metric(), Trend: __metric() },
  "k6/execution": {
    scenario: {
      get iterationInTest() {
        return __state.iteration;
      },
      get startTime() {
        return Date.now();
      },
    },
    vu: { metrics: { tags: __state.tags }, iterationInInstance: 0, idInTest: 1 },
  },
};
