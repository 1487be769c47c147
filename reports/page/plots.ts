import type uPlot from "uplot";
import type { TimelineSecond } from "../../schemas/results/load.js";
import type { Plot } from "./chart.js";
import type { Colours } from "./colours.js";
import type { Curve } from "./data.js";
import { figure } from "./figures.js";

const font = "11px system-ui, sans-serif";

/** An axis in the page's colours. */
export function axis(colours: Colours, more: uPlot.Axis = {}): uPlot.Axis {
  const thin = { stroke: colours.grid, width: 1 };
  return { stroke: colours.text, font, grid: thin, ticks: thin, labelFont: font, ...more };
}

/** The axis of seconds: whole ones only. */
export const secondsAxis = (colours: Colours): uPlot.Axis =>
  axis(colours, { incrs: [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600] });

const shown = (unit: string) => (_: uPlot, value: number | null) => (value === null ? "–" : `${figure(value)}${unit}`);

/** Requests and failures of each second. */
export function throughputPlot(
  timeline: TimelineSecond[],
  labels: Record<"requests" | "failed" | "second", string>,
): Plot {
  return {
    data: [timeline.map((at) => at.second), timeline.map((at) => at.requests), timeline.map((at) => at.failed)],
    options: (colours) => ({
      scales: { x: { time: false }, y: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] } },
      axes: [secondsAxis(colours), axis(colours)],
      series: [
        { label: labels.second },
        { label: labels.requests, stroke: colours.info, width: 2, fill: faded(colours.info), points: { show: false } },
        { label: labels.failed, stroke: colours.fail, width: 2, fill: faded(colours.fail), points: { show: false } },
      ],
    }),
  };
}

/** Median, 95th and 99th percentile of each second. */
export function latencyPlot(timeline: TimelineSecond[], second: string): Plot {
  const of = (key: "p50" | "p95" | "p99") => timeline.map((at) => (at.requests > 0 ? at[key] : null));
  return {
    data: [timeline.map((at) => at.second), of("p50"), of("p95"), of("p99")],
    options: (colours) => ({
      scales: { x: { time: false }, y: { range: (_, __, max) => [0, Math.max(0.1, max * 1.1)] } },
      axes: [
        secondsAxis(colours),
        axis(colours, { values: (_, ticks) => ticks.map((tick) => `${figure(tick)} ms`), size: 64 }),
      ],
      series: [
        { label: second },
        { label: "p50", stroke: colours.pass, width: 2, value: shown(" ms"), points: { show: false } },
        { label: "p95", stroke: colours.warn, width: 2, value: shown(" ms"), points: { show: false } },
        { label: "p99", stroke: colours.fail, width: 2, value: shown(" ms"), points: { show: false } },
      ],
    }),
  };
}

/** How many nines: 90 → 1, 99 → 2, 99.9 → 3; the greatest value is put where the last one of its count stands. */
const ninesOf = (percentile: number): number => -Math.log10(Math.max(1e-6, 1 - percentile / 100));
const marks = [0, 50, 90, 99, 99.9, 99.99, 99.999];

/** Latency by percentile, with 90, 99 and 99.9 equally far apart. */
export function curvePlot(curves: Curve[], percentile: string): Plot {
  const told = curves.flatMap((curve) => curve.points.map(([percentile]) => percentile)).filter((one) => one < 100);
  const last = ninesOf(Math.max(...told)) + 0.3;
  const positionOf = (percentile: number) => (percentile >= 100 ? last : ninesOf(percentile));
  const positions = [...new Set(curves.flatMap((curve) => curve.points.map(([one]) => positionOf(one))))].sort(
    (one, other) => one - other,
  );
  const rows = curves.map((curve) => {
    const values = new Map(curve.points.map(([percentile, value]) => [positionOf(percentile), value]));
    return positions.map((position) => values.get(position) ?? null);
  });
  const values = curves.flatMap((curve) => curve.points.map(([, value]) => value)).filter((value) => value > 0);
  // On a linear scale a long tail flattens all that is before it.
  const wide = Math.max(...values) > 30 * Math.min(...values);
  const percentText = (position: number | null) =>
    position === null ? "–" : position >= last ? "max" : `p${Number((100 * (1 - 10 ** -position)).toFixed(3))}`;
  return {
    data: [positions, ...rows] as uPlot.AlignedData,
    options: (colours) => ({
      scales: {
        x: { time: false, range: [0, last] },
        y: wide ? { distr: 3 } : { range: (_, __, max) => [0, Math.max(0.1, max * 1.05)] },
      },
      axes: [
        axis(colours, {
          splits: () => [...marks.filter((mark) => ninesOf(mark) < last - 0.2).map(ninesOf), last],
          values: (_, splits) => splits.map((split) => percentText(split)),
        }),
        axis(colours, {
          values: (_, ticks) => ticks.map((tick) => (tick === null ? "" : `${figure(tick)} ms`)),
          size: 64,
        }),
      ],
      series: [
        { label: percentile, value: (_, position) => percentText(position) },
        ...curves.map((curve, index) => ({
          label: curve.name.replace(/^http_req_duration\{name:(.*)\}$/, "$1"),
          stroke: [colours.info, colours.warn, colours.waived, colours.pass, colours.fail, colours.text][
            index % 6
          ] as string,
          width: 2,
          spanGaps: true,
          value: shown(" ms"),
          points: { show: false },
        })),
      ],
    }),
  };
}

/** The same colour, thin enough to lie under a line. */
const faded = (colour: string): string => colour.replace(/^rgb\((.*)\)$/, "rgba($1, 0.12)");
