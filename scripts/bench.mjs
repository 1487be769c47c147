import { enter } from "./entry.mjs";

const { bench } = await enter("scripts/bench");
await bench();
