import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import type { Heatmap } from "../../schemas/results/load.js";
import { type Colours, readColours } from "./colours.js";
import { usePage } from "./context.js";
import { heatmapPlot } from "./heatmap.js";

/** A plot as uPlot takes it, but for its size and colours, which the page decides. */
export interface Plot {
  data: uPlot.AlignedData;
  options(colours: Colours): Omit<uPlot.Options, "width" | "height">;
}

const height = 220;

/** A plot with its title, drawn as wide as there is room, and drawn again when width, theme or data change. */
export function Chart({ title, alt, plot }: { title: string; alt: string; plot: Plot }) {
  const { theme } = usePage();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let chart: uPlot | undefined;
    const draw = () => {
      chart?.destroy();
      chart = new uPlot({ ...plot.options(readColours()), width: element.clientWidth, height }, plot.data, element);
    };
    draw();
    const watcher = new ResizeObserver(() => {
      if (chart && chart.width !== element.clientWidth) chart.setSize({ width: element.clientWidth, height });
    });
    watcher.observe(element);
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", draw);
    return () => {
      watcher.disconnect();
      scheme.removeEventListener("change", draw);
      chart?.destroy();
    };
  }, [plot, theme]);
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <div ref={place} role="img" aria-label={alt} />
    </figure>
  );
}

/** Latency by second, darker where more requests ended. */
export function HeatmapChart({ title, alt, heatmap }: { title: string; alt: string; heatmap: Heatmap }) {
  const { t } = usePage();
  return (
    <div class="heatmap">
      <Chart title={title} alt={alt} plot={heatmapPlot(heatmap)} />
      <p class="legend faint">
        {t("fewer")} <span class="ramp" aria-hidden="true" /> {t("more")}
      </p>
    </div>
  );
}
