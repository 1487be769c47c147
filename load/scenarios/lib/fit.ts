/** The slope of the straight line that fits the points best (least squares); null below three points. */
export function slopeOf(points: readonly [x: number, y: number][]): number | null {
  if (points.length < 3) return null;
  const meanX = mean(points.map(([x]) => x));
  const meanY = mean(points.map(([, y]) => y));
  let above = 0;
  let below = 0;
  for (const [x, y] of points) {
    above += (x - meanX) * (y - meanY);
    below += (x - meanX) * (x - meanX);
  }
  return below === 0 ? null : above / below;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
