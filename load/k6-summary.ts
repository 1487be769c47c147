/**
 * Which thresholds k6 itself says were crossed, by `metric` and expression. Read from any of its three shapes:
 * `--summary-export` (a boolean: true is crossed), `handleSummary` (`{ ok }`) and the newer machine-readable one
 * (a list under `results`). What it does not tell is left out.
 */
export function crossedThresholds(summary: unknown): Map<string, boolean> {
  const found = new Map<string, boolean>();
  const { metrics, results } = objectOf(summary) as { metrics?: unknown; results?: { thresholds?: unknown } };
  for (const [metric, value] of Object.entries(objectOf(metrics))) {
    for (const [source, mark] of Object.entries(objectOf(objectOf(value).thresholds))) {
      if (typeof mark === "boolean") found.set(keyOf(metric, source), mark);
      else if (typeof objectOf(mark).ok === "boolean") found.set(keyOf(metric, source), objectOf(mark).ok === false);
    }
  }
  const list = results?.thresholds;
  for (const entry of Array.isArray(list) ? list : []) {
    const { metric, source, passed, ok } = objectOf(entry);
    const held = passed ?? ok;
    if (typeof metric === "string" && typeof source === "string" && typeof held === "boolean")
      found.set(keyOf(metric, source), !held);
  }
  return found;
}

export function keyOf(metric: string, source: string): string {
  return `${metric} ${source.replace(/\s/g, "")}`;
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
