/**
 * The slope of the line through the points: the median of the slopes between any two of them (Theil and Sen), so that one
 * point far off says nothing. Null below three points.
 */
export function slopeOf(points: readonly [x: number, y: number][]): number | null {
  if (points.length < 3) return null;
  const slopes: number[] = [];
  for (const [at, [x, y]] of points.entries()) {
    for (const [otherX, otherY] of points.slice(at + 1)) if (otherX !== x) slopes.push((otherY - y) / (otherX - x));
  }
  slopes.sort((one, other) => one - other);
  const middle = slopes.length / 2;
  const [low, high] = [slopes[Math.ceil(middle) - 1], slopes[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
