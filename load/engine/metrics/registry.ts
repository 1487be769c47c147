import { builtinMetrics, type Contains, type MetricDefinition } from "./builtin.js";
import { Sink, type SinkState } from "./sinks.js";
import { parseSelector, type Selector } from "./submetric.js";

/** Sinks of one combination of tag values, by the metric's number. */
export type Resolved = (readonly Sink[] | undefined)[];

/** One step of the way from tag values to sinks: a look-up for each value costs less than to join them into a key. */
interface Branch {
  next: Map<string, Branch>;
  resolved: Resolved;
}

const branch = (): Branch => ({ next: new Map(), resolved: [] });

/** What leaves a thread: sinks by name, `metric` or `metric{tag:value}`. */
export type MetricStates = Record<string, { type: MetricDefinition["type"]; contains: Contains; state: SinkState }>;

/**
 * The metrics of one thread. Only tags that some sub-metric asks for are looked at; each combination of their values is
 * resolved to its sinks once, so that recording a value is a look-up and a few increments.
 */
export class Registry {
  /** The tags that decide which sinks a value goes to. */
  readonly relevant: readonly string[];
  readonly definitions: MetricDefinition[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly whole: Sink[] = [];
  private readonly parts: { selector: Selector; sink: Sink }[][] = [];
  private readonly selectors: Selector[];
  private root = branch();
  private branches = 0;

  constructor(selectors: readonly string[]) {
    const always = "http_req_duration{expected_response:true}";
    const named = [...new Set([always, ...selectors])].map(parseSelector);
    this.selectors = named.filter((selector) => selector.tags.length > 0);
    this.relevant = [...new Set(this.selectors.flatMap((selector) => selector.tags.map(([key]) => key)))];
    for (const { name, type, contains } of builtinMetrics) this.define(name, type, contains);
  }

  /** The number of a metric, which is made when it is new. @throws Error when it exists with another type. */
  define(name: string, type: MetricDefinition["type"], contains: Contains): number {
    const known = this.numbers.get(name);
    if (known !== undefined) {
      if (this.definitions[known]?.type !== type) throw new Error(`metric '${name}' already exists with another type`);
      return known;
    }
    const number = this.definitions.length;
    this.definitions.push({ name, type, contains });
    this.numbers.set(name, number);
    this.whole.push(new Sink(type));
    const own = this.selectors.filter((selector) => selector.metric === name);
    this.parts.push(own.map((selector) => ({ selector, sink: new Sink(type) })));
    return number;
  }

  /** Records a value under the tag values (in the order of `relevant`). */
  add(number: number, value: number, values: readonly string[]): void {
    const resolved = this.resolve(values);
    for (const sink of resolved[number] ?? this.sinksOf(number, values, resolved)) sink.add(value);
  }

  /** The sinks of a combination, for callers that record several metrics under the same tags. */
  resolve(values: readonly string[]): Resolved {
    let at = this.root;
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index] as string;
      let next = at.next.get(value);
      if (next === undefined) {
        next = branch();
        // A hostile target must not fill the memory through tags that it chooses.
        this.branches += 1;
        if (this.branches > 20_000) {
          this.root = branch();
          this.branches = 0;
          return this.resolve(values);
        }
        at.next.set(value, next);
      }
      at = next;
    }
    return at.resolved;
  }

  /** Finds the sinks of one metric under a combination, and remembers them in it. */
  sinksOf(number: number, values: readonly string[], resolved: Resolved): readonly Sink[] {
    const matches = ({ selector }: { selector: Selector }) =>
      selector.tags.every(([tag, value]) => values[this.relevant.indexOf(tag)] === value);
    const whole = this.whole[number];
    const sinks = (this.parts[number] ?? []).filter(matches).map((part) => part.sink);
    if (whole !== undefined) sinks.unshift(whole);
    resolved[number] = sinks;
    return sinks;
  }

  /** The sink of a whole metric. */
  sink(number: number): Sink {
    const sink = this.whole[number];
    if (sink === undefined) throw new Error(`there is no metric ${number}`);
    return sink;
  }

  /** A copy of everything recorded so far. */
  snapshot(): MetricStates {
    const states: MetricStates = {};
    this.definitions.forEach(({ name, type, contains }, number) => {
      states[name] = { type, contains, state: this.sink(number).snapshot() };
      for (const { selector, sink } of this.parts[number] ?? []) {
        states[selector.source] = { type, contains, state: sink.snapshot() };
      }
    });
    return states;
  }
}

/** A metric after the threads' parts were put together. */
export interface MergedMetric {
  type: MetricDefinition["type"];
  contains: Contains;
  sink: Sink;
}

/** Adds the parts up. Merging is exact: counts are integers, histograms are added bucket by bucket. */
export function mergeStates(parts: readonly MetricStates[]): Map<string, MergedMetric> {
  const merged = new Map<string, MergedMetric>();
  for (const part of parts) {
    for (const [name, { type, contains, state }] of Object.entries(part)) {
      let metric = merged.get(name);
      if (metric === undefined) {
        metric = { type, contains, sink: new Sink(type) };
        merged.set(name, metric);
      }
      metric.sink.merge(state);
    }
  }
  return merged;
}
