import type { Heatmap } from "../../schemas/results/load.js";
import type { Plot } from "./chart.js";
import { figure } from "./figures.js";
import { axis, secondsAxis } from "./plots.js";

/** Rectangles by second and span of latency; opacity follows the logarithm of the count, so that rare ones show. */
export function heatmapPlot(heatmap: Heatmap): Plot {
  const { bounds, counts, seconds: width } = heatmap;
  const used = usedRows(counts, bounds.length);
  const rows = used.last - used.first + 1;
  const most = Math.max(1, ...counts.flat());
  return {
    // The second series only spans the scale: what is seen is drawn by the hook.
    data: [counts.map((_, at) => at * width), counts.map((_, at) => (at === 0 ? 0 : rows))],
    options: (colours) => ({
      scales: { x: { time: false, range: [0, counts.length * width] }, y: { range: [0, rows] } },
      legend: { show: false },
      cursor: { show: false },
      axes: [
        secondsAxis(colours),
        axis(colours, {
          size: 64,
          grid: { show: false },
          splits: () => Array.from({ length: rows + 1 }, (_, row) => row).filter((row) => rows <= 10 || row % 2 === 0),
          values: (_, splits) => splits.map((row) => boundText(bounds[used.first + row - 1], heatmap.unit)),
        }),
      ],
      series: [{}, { show: true, stroke: "transparent", points: { show: false } }],
      hooks: {
        draw: [
          (plot) => {
            const { ctx } = plot;
            ctx.save();
            for (const [at, row] of counts.entries()) {
              for (let k = used.first; k <= used.last; k += 1) {
                const count = row[k] ?? 0;
                if (count === 0) continue;
                ctx.globalAlpha = 0.12 + 0.88 * (Math.log1p(count) / Math.log1p(most));
                ctx.fillStyle = colours.heat[1];
                const left = plot.valToPos(at * width, "x", true);
                const top = plot.valToPos(k - used.first + 1, "y", true);
                const right = plot.valToPos((at + 1) * width, "x", true);
                const bottom = plot.valToPos(k - used.first, "y", true);
                ctx.fillRect(left, top, right - left - 0.5, bottom - top - 0.5);
              }
            }
            ctx.restore();
          },
        ],
      },
    }),
  };
}

const boundText = (bound: number | undefined, unit: string): string =>
  bound === undefined ? "0" : `${figure(bound)} ${unit}`;

/** The spans that hold anything: an empty half of the plot says nothing. */
function usedRows(counts: number[][], length: number): { first: number; last: number } {
  const filled = Array.from({ length }, (_, k) => k).filter((k) => counts.some((row) => (row[k] ?? 0) > 0));
  return { first: filled[0] ?? 0, last: filled.at(-1) ?? 0 };
}
