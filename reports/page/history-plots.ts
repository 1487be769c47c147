import type uPlot from "uplot";
import type { Counts, Status } from "../../schemas/results/conformance.js";
import type { Plot } from "./chart.js";
import type { Colours } from "./colours.js";
import { figure } from "./figures.js";
import type { LoadSeries, MetricSeries, Night } from "./history-data.js";
import { axis } from "./plots.js";

/** Seconds since the epoch: nights that are missing leave a gap as wide as they were long. */
const timesOf = (nights: readonly { started: string }[]): number[] =>
  nights.map(({ started }) => Date.parse(started) / 1000);

const dateText = (_: uPlot, seconds: number | null): string =>
  seconds === null ? "–" : new Date(seconds * 1000).toISOString().slice(0, 10);

const dateAxis = (colours: Colours): uPlot.Axis =>
  axis(colours, { values: (_, splits) => splits.map((split) => new Date(split * 1000).toISOString().slice(5, 10)) });

const lines: [Status, keyof Counts, keyof Colours][] = [
  ["fail", "fail", "fail"],
  ["warn", "warn", "warn"],
  ["not-tested", "notTested", "text"],
  ["waived", "waived", "waived"],
];

/** What was not good, by night; how many passed would only flatten it. */
export function countsPlot(nights: readonly Night[], nameOf: (status: Status) => string): Plot {
  return {
    data: [timesOf(nights), ...lines.map(([, count]) => nights.map((night) => night.counts[count]))],
    options: (colours) => ({
      scales: { y: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] } },
      axes: [dateAxis(colours), axis(colours)],
      series: [
        { label: " ", value: dateText },
        ...lines.map(([status, , colour]) => ({
          label: nameOf(status),
          stroke: colours[colour] as string,
          width: 2,
          points: { size: 5 },
        })),
      ],
    }),
  };
}

/** One metric by night, with a line where its level changed and the mean of each level. */
export function metricPlot(series: LoadSeries, metric: MetricSeries): Plot {
  const times = timesOf(series.nights);
  return {
    data: [times, metric.values, levelsOf(metric)],
    options: (colours) => ({
      scales: { y: { range: (_, __, max) => [0, Math.max(0.001, max * 1.1)] } },
      axes: [
        dateAxis(colours),
        axis(colours, { values: (_, ticks) => ticks.map((tick) => `${figure(tick)} ${metric.unit}`), size: 70 }),
      ],
      legend: { show: false },
      series: [
        { value: dateText },
        { stroke: colours.info, width: 1, points: { size: 5, fill: colours.info } },
        { stroke: colours.text, width: 2, dash: [6, 4], points: { show: false } },
      ],
      hooks: { draw: [(plot) => drawChanges(plot, times, metric, colours)] },
    }),
  };
}

/** The mean of each level between changes, for every night. */
function levelsOf({ values, changes }: MetricSeries): number[] {
  const cuts = [0, ...changes.map(({ index }) => index), values.length];
  return cuts.slice(1).flatMap((to, at) => {
    const own = values.slice(cuts[at], to);
    const there = own.filter((value) => value !== null);
    const mean = there.reduce((sum, value) => sum + value, 0) / Math.max(1, there.length);
    return own.map(() => mean);
  });
}

function drawChanges(plot: uPlot, times: number[], metric: MetricSeries, colours: Colours): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.setLineDash([]);
  for (const { index, worse } of metric.changes) {
    const at = plot.valToPos(times[index] ?? 0, "x", true);
    ctx.strokeStyle = worse ? colours.fail : colours.pass;
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}
