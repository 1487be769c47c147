/** esbuild gathers what is imported as CSS into the page's style. */
declare module "*.css";
