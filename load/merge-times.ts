import type { Heatmap, LoadResult, TimelineSecond } from "../schemas/results/load.js";

type Operations = NonNullable<TimelineSecond["operations"]>;

/** The seconds of all parts by the clock; percentiles, which no part keeps by the second, are those of the busiest one. */
export function mergedTimeline(parts: readonly LoadResult[]): TimelineSecond[] {
  const begin = Math.min(...parts.map((part) => Date.parse(part.started)));
  const rows = new Map<number, TimelineSecond>();
  for (const part of parts) {
    const offset = Math.round((Date.parse(part.started) - begin) / 1000);
    for (const row of part.timeline) {
      const second = row.second + offset;
      const found = rows.get(second);
      if (found === undefined) {
        rows.set(second, { ...row, second });
        continue;
      }
      if (row.requests > found.requests) Object.assign(found, { p50: row.p50, p95: row.p95, p99: row.p99 });
      found.operations = mergedOperations(found.operations, row.operations);
      found.requests += row.requests;
      found.failed += row.failed;
      found.vus += row.vus;
    }
  }
  return [...rows.values()].sort((one, other) => one.second - other.second);
}

/** Geometric means, weighted by requests: exactly those of all requests together. */
function mergedOperations(one: Operations = {}, other: Operations = {}): Operations {
  const merged = { ...one };
  for (const [name, { requests, typical }] of Object.entries(other)) {
    const own = merged[name] ?? { requests: 0, typical: 1 };
    const all = own.requests + requests;
    const logs = own.requests * Math.log(own.typical) + requests * Math.log(typical);
    merged[name] = { requests: all, typical: Math.exp(logs / all) };
  }
  return merged;
}

/** Null where a part has none, or the parts' columns do not lie on each other. */
export function mergedHeatmap(parts: readonly LoadResult[]): Heatmap | null {
  const maps = parts.flatMap((part) => (part.heatmap === undefined ? [] : [part.heatmap]));
  const widths = new Set(maps.map((map) => map.seconds));
  const begins = parts.map((part) => Date.parse(part.started));
  const [longest] = [...maps].sort((one, other) => other.bounds.length - one.bounds.length);
  if (longest === undefined || maps.length < parts.length || widths.size > 1) return null;
  if (Math.max(...begins) - Math.min(...begins) > longest.seconds * 1000) return null;
  const columns = Math.max(...maps.map((map) => map.counts.length));
  const counts = Array.from({ length: columns }, (_, column) =>
    longest.bounds.map((_bound, span) => maps.reduce((sum, map) => sum + (map.counts[column]?.[span] ?? 0), 0)),
  );
  return { ...longest, counts };
}
