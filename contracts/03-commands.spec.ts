import { chapter } from "./support/playwright.js";

await chapter("3");
