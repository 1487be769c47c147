import type { Edition } from "../schemas/edition.js";
import type { Fact } from "../schemas/facts.js";
import type { Neighbours } from "./neighbours.js";
import type { Random } from "./random.js";
import type { Store } from "./store/store.js";
import type { Style } from "./styles.js";
import type { Tokens } from "./tokens.js";
import type { WarmStreams } from "./warm.js";

/** What every chapter works on. */
export interface Platform {
  edition: Edition;
  /** The edition's facts, as this platform reads them. */
  facts: readonly Fact[];
  style: Style;
  random: Random;
  store: Store;
  neighbours: Neighbours;
  tokens: Tokens;
  warm: WarmStreams;
  productId: number;
  masterKey: string;
  authorization: string;
  registerCode: string;
  pageKeySeconds: number;
  /** `host:port` of each media server; known once they listen. */
  addresses: { api: string; http: string; https: string; rtmp: string };
  now(): number;
  /** What a defect makes of an answer that lies inside another one (3.2.c). */
  spoil(section: string, answer: Record<string, unknown>): Record<string, unknown>;
}
