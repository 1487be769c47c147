import { transform } from "esbuild";

/** Turns the ES module that k6 runs into what a virtual user can run; `__VU` and `__ITER` become reads of its own state. */
export async function toCommonJs(source: string): Promise<string> {
  const { code } = await transform(source, {
    format: "cjs",
    target: "node20",
    platform: "neutral",
    define: { __VU: "__scope.vu", __ITER: "__scope.iter" },
    logLevel: "silent",
  });
  return code;
}
