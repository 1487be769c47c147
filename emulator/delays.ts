import type { Delay } from "./defects/faults.js";
import type { WebServer } from "./web/server.js";

/** Lets answers come late or never, where a defect wants that. */
export function delayBy(app: WebServer, delays: readonly Delay[], now: () => number): void {
  if (delays.length === 0) return;
  let number = 0;
  app.before(async (request) => {
    number += 1;
    for (const delay of delays) {
      const fate = delay(
        number,
        request.url.includes("index.m3u8") ? (request.url.split("?")[0] ?? "") : request.url,
        now(),
      );
      if (fate === "cut") request.raw.socket.destroy();
      else if (fate) await new Promise((resolve) => setTimeout(resolve, fate.waitMs));
    }
  });
}
