import { Binary, type Call, Prepared, type Result, text } from "../call.js";
import { deviceFor, ownProduct } from "../keys.js";
import type { Platform } from "../platform.js";
import { Refusal } from "../refusal.js";
import type { Defect } from "./defect.js";
import { addTo, type Wrapper } from "./faults.js";

/** An answer as a defect spoils it. */
// biome-ignore lint/suspicious/noExplicitAny: a spoiler knows the answer that it spoils.
export type Answer = Record<string, any>;

/** One defect: its id, the requirements that it breaks (one for each section that it wraps), its English and Chinese title. */
export interface Words {
  id: string;
  breaks: string[];
  en: string;
  zh: string;
}

/** A defect that stands before the handlers of some sections. */
export function wrapped({ id, breaks, en, zh }: Words, sections: string[], wrapper: Wrapper): Defect {
  const apply: Defect["apply"] = (faults) => {
    for (const section of sections) addTo(faults.wrappers, section, wrapper);
  };
  return { id, breaks, title: { en, zh }, apply };
}

/** The handler never sees these parameters of the query. */
export function deaf(words: Words, section: string, ...names: string[]): Defect {
  return wrapped(words, [section], (call, next) => {
    const query = { ...call.query };
    for (const name of names) delete query[name];
    return next({ ...call, query });
  });
}

/** The handler never sees these members of the body. */
export function forgetful(words: Words, section: string, ...names: string[]): Defect {
  return wrapped(words, [section], (call, next) => {
    const body = { ...call.body };
    for (const name of names) delete body[name];
    return next({ ...call, body });
  });
}

/** Success is told, nothing is done; who may not ask, or asks for a device that is not there, is refused all the same. */
export function idle(words: Words, ...sections: string[]): Defect {
  return wrapped(words, sections, ({ identity, path, query }, _next, platform) => {
    const device = path.device_id ?? query.device_id;
    const product = query.product_id ?? query.productid;
    if (device !== undefined && identity.kind !== "anonymous") deviceFor(platform, identity, text(device));
    else if (product !== undefined) ownProduct(platform, identity, product);
    return {};
  });
}

/** What is not there is told as done. */
export function tolerant(words: Words, ...sections: string[]): Defect {
  return wrapped(words, sections, async (call, next) => {
    try {
      return await next(call);
    } catch (error) {
      if (error instanceof Refusal && error.kind === "not-found") return {};
      throw error;
    }
  });
}

/** The answer is changed before it is sent. */
export function edited(
  words: Words,
  sections: string | string[],
  edit: (answer: Answer, call: Call, platform: Platform) => Answer | undefined,
): Defect {
  return wrapped(words, [sections].flat(), async (call, next, platform) => {
    const answer = plain(await next(call));
    return answer instanceof Binary ? answer : (edit(answer, call, platform) ?? answer);
  });
}

/** The answer's bytes are changed before they are sent. */
export function mangled(words: Words, section: string, change: (bytes: Buffer) => Buffer): Defect {
  return wrapped(words, [section], async (call, next) => {
    const answer = await next(call);
    if (!(answer instanceof Binary)) return answer;
    return new Binary(change(Buffer.from(answer.bytes)), answer.contentType);
  });
}

/** A copy that may be changed. */
function plain(result: Result): Answer | Binary {
  if (result instanceof Binary) return result;
  return structuredClone(result instanceof Prepared ? result.object() : result);
}

export const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a defect remembers, for each platform apart. */
export function remembered<T>(make: () => T): (platform: Platform) => T {
  const known = new WeakMap<Platform, T>();
  return (platform) => {
    const memory = known.get(platform) ?? make();
    known.set(platform, memory);
    return memory;
  };
}
