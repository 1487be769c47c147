import type { Options } from "k6/options";
import { hlsRequirements } from "../journeys/hls-viewer.js";
import { walkRequirements } from "../journeys/list-walker.js";
import { playAddressRequirements } from "../journeys/play-address.js";
import { violationThresholds } from "./violations.js";
import { depths } from "./walk.js";

type Thresholds = NonNullable<Options["thresholds"]>;

/** A threshold that asks for nothing (no answer is waited for so long): how k6 is told to show a sub-metric. */
const shown = ["p(95)<10000"];

export const playAddressThresholds: Thresholds = {
  ...violationThresholds(playAddressRequirements),
  "http_req_duration{name:play_address}": shown,
  "http_req_duration{name:playlist}": shown,
};

export const hlsThresholds: Thresholds = {
  ...violationThresholds(hlsRequirements),
  joins: ["count>0"],
  preload_time: ["p(95)<3000"],
  join_time: ["p(95)<5000"],
  "join_time{preload:yes}": shown,
  "join_time{preload:no}": shown,
  "http_req_duration{name:play_address}": shown,
  "http_req_duration{name:preload}": shown,
  "http_req_duration{name:playlist}": shown,
  "http_req_duration{name:segment}": shown,
};

export const walkThresholds: Thresholds = {
  ...violationThresholds(walkRequirements),
  // Milliseconds that each further page costs more than the one before.
  page_cost_growth: ["med<5"],
  "http_req_duration{name:getonlinelist}": shown,
  "http_req_duration{name:getpushlist}": shown,
  ...Object.fromEntries(depths.map((depth) => [`page_duration{depth:${depth}}`, shown])),
};
