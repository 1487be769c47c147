import type { Fact } from "../../schemas/facts.js";
import type { Call, Handler, Result } from "../call.js";
import type { MediaFault } from "../media/index.js";
import type { Platform } from "../platform.js";
import type { RawRequest } from "../requests.js";

/** Whether a request is one that the defect is about. */
export type Trigger = (request: RawRequest) => boolean;

/** Spoils a good answer of one section. */
export type Spoiler = (answer: Record<string, unknown>) => Record<string, unknown>;

/** Which mistake a platform makes about the keys of a section. */
export type KeyFault =
  | "none"
  | "made-up"
  | "master"
  | "device"
  | "foreign"
  | "deleted"
  | "authorization"
  | "no-key-needed"
  | "minded";

/** Stands before a handler: it may change the call, the result, or leave the handler out. */
export type Wrapper = (call: Call, next: Handler, platform: Platform) => Result | Promise<Result>;

/** What a printed error is turned into. */
export interface Patch {
  section: string;
  errno: number;
  change: { status?: number; errno?: number; error?: string };
}

/** What is wrong with one platform, gathered by section when it starts, so that a sound one pays nothing. */
export class Faults {
  readonly wrappers = new Map<string, Wrapper[]>();
  readonly media = new Set<MediaFault>();
  /** What befalls every request before anybody looks at it; undefined lets it pass. */
  readonly delays: Delay[] = [];
  readonly keys = new Map<string, Set<KeyFault>>();
  /** Requests that are taken although something about them must be refused. */
  readonly forgiven = new Map<string, Trigger[]>();
  /** Requests that are refused although they are as documented. */
  readonly refused = new Map<string, Trigger[]>();
  readonly spoilers = new Map<string, Spoiler[]>();
  /** Sections that always refuse. */
  readonly failing = new Set<string>();
  /** Sections that are served for every method. */
  readonly anyMethod = new Set<string>();
  readonly patches: Patch[] = [];
  /** The switch of 7.1 turns although the setting is refused. */
  flipsWhenRefused = false;
  /** What becomes of a body that is to be refused with these words. */
  readonly brokenBody = new Map<string, "taken" | "crash">();
  /** Whatever path is asked for is told as done. */
  takesAnyPath = false;

  /** @param facts the facts as this platform reads them */
  constructor(public facts: readonly Fact[]) {}
}

/** The number of the request, from 1, and its path; gives how long it waits, or that its connection is cut. */
export type Delay = (number: number, path: string, now: number) => { waitMs: number } | "cut" | undefined;

/** Adds to a list in a map. */
export function addTo<T>(map: Map<string, T[]>, section: string, value: T): void {
  map.set(section, [...(map.get(section) ?? []), value]);
}
