import type { MetricType } from "../metrics/sinks.js";
import type { Vu } from "../vu/vu.js";

const validName = /^[\p{L}_][\p{L}\p{N}_]{0,127}$/u;

/** `k6/metrics`: classes whose instances record for this virtual user. */
export function metricsModule(vu: Vu) {
  const classOf = (type: MetricType) =>
    class {
      readonly #number: number;

      constructor(
        readonly name: string,
        isTime = false,
      ) {
        if (!vu.initializing) throw new Error("metrics must be declared in the init context");
        if (!validName.test(name)) throw new Error(`invalid metric name: '${name}'`);
        this.#number = vu.context.registry.define(name, type, isTime ? "time" : "default");
      }

      add(value: number | boolean, tags?: Record<string, string>): boolean {
        if (vu.initializing) throw new Error("metrics can't be added to in the init context");
        const number = type === "rate" ? (value ? 1 : 0) : Number(value);
        if (!Number.isFinite(number)) throw new Error(`metric '${this.name}': '${String(value)}' is not a number`);
        vu.record(this.#number, number, tags);
        return true;
      }
    };
  return { Counter: classOf("counter"), Gauge: classOf("gauge"), Rate: classOf("rate"), Trend: classOf("trend") };
}
