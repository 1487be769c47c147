#!/usr/bin/env node
import { enter } from "./entry.mjs";

const needed = [20, 19];
const found = process.versions.node.split(".").map(Number);
if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
  console.error(`onenet-video: this is Node ${process.versions.node}; Node ${needed.join(".")} or newer is needed.`);
  process.exit(2);
}

try {
  const { main } = await enter("scripts/cli");
  await main(process.argv);
} catch (error) {
  if (process.env.ONENET_DEBUG) throw error;
  if (error?.code === "ERR_MODULE_NOT_FOUND") {
    console.error(`onenet-video: a part is missing (${error.message.split("\n")[0]}). Run: npm ci`);
  } else {
    console.error(`onenet-video: a fault of the suite itself: ${error?.message ?? error}. ONENET_DEBUG=1 shows where.`);
  }
  process.exit(2);
}
