import { workerData } from "node:worker_threads";
import { enter } from "./entry.mjs";

/** First file of our worker threads: enters the module that `workerData.module` names. */
await enter(workerData.module);
