import "./build.mjs";

/** Measures the built form, as an installed package runs it: in a clone the transpiler would be measured too. */
const { bench } = await import("../dist/scripts/bench.js");
await bench();
