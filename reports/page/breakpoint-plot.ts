import type { Breakpoint } from "../../schemas/results/load.js";
import type { Plot } from "./chart.js";
import { figure } from "./figures.js";
import { axis } from "./plots.js";

/** Latencies and failures by rate; a line stands at the highest rate that held. */
export function breakpointPlot({ rate, curve }: Breakpoint, labels: Record<"rate" | "failed" | "held", string>): Plot {
  const of = (read: (one: Breakpoint["curve"][number]) => number) => curve.map(read);
  const withUnit = (unit: string) => (_: unknown, value: number | null) =>
    value === null ? "–" : `${figure(value)}${unit}`;
  const most = Math.max(...of((one) => one.rate));
  return {
    data: [of((one) => one.rate), of((one) => one.p95), of((one) => one.p99), of((one) => one.failed * 100)],
    options: (colours) => ({
      scales: {
        x: { time: false, range: [0, most * 1.05] },
        y: { range: (_, __, max) => [0, Math.max(0.1, max * 1.1)] },
        share: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] },
      },
      axes: [
        axis(colours, { values: (_, ticks) => ticks.map((tick) => `${figure(tick)}/s`) }),
        axis(colours, { values: (_, ticks) => ticks.map((tick) => `${figure(tick)} ms`), size: 64 }),
        axis(colours, {
          scale: "share",
          side: 1,
          grid: { show: false },
          values: (_, ticks) => ticks.map((tick) => `${figure(tick)} %`),
        }),
      ],
      series: [
        { label: labels.rate, value: withUnit("/s") },
        { label: "p95", stroke: colours.warn, width: 2, value: withUnit(" ms") },
        { label: "p99", stroke: colours.waived, width: 2, value: withUnit(" ms") },
        { label: labels.failed, scale: "share", stroke: colours.fail, width: 2, dash: [4, 4], value: withUnit(" %") },
      ],
      hooks: {
        draw: [
          (plot) => {
            if (rate === null) return;
            const { ctx, bbox } = plot;
            const at = plot.valToPos(rate, "x", true);
            ctx.save();
            ctx.strokeStyle = colours.pass;
            ctx.fillStyle = colours.pass;
            ctx.lineWidth = 2 * devicePixelRatio;
            ctx.beginPath();
            ctx.moveTo(at, bbox.top);
            ctx.lineTo(at, bbox.top + bbox.height);
            ctx.stroke();
            ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
            // On the side where there is room.
            const right = at > bbox.left + bbox.width / 2;
            ctx.textAlign = right ? "right" : "left";
            const gap = (right ? -6 : 6) * devicePixelRatio;
            ctx.fillText(`${labels.held}: ${figure(rate)}/s`, at + gap, bbox.top + 14 * devicePixelRatio);
            ctx.restore();
          },
        ],
      },
    }),
  };
}
