/**
 * Two-sided p-value of Student's t with a whole number of degrees of freedom: Abramowitz and Stegun, 26.7.3 and 26.7.4,
 * exact sums where libraries would bring a hundred packages for the general case.
 */
export function twoSidedP(t: number, degrees: number): number {
  if (!Number.isFinite(t)) return 0;
  const theta = Math.atan(Math.abs(t) / Math.sqrt(degrees));
  const cosine = Math.cos(theta);
  const sine = Math.sin(theta);
  const odd = degrees % 2 === 1;
  let sum = 0;
  let term = odd ? cosine : 1;
  for (let k = odd ? 3 : 2; k <= degrees; k += 2) {
    sum += term;
    term *= ((k - 1) / k) * cosine * cosine;
  }
  const inside = odd ? (2 / Math.PI) * (theta + sine * sum) : sine * sum;
  return Math.min(1, Math.max(0, 1 - inside));
}

/** The t beyond which, on both sides together, lies a share of `alpha`. */
export function criticalT(alpha: number, degrees: number): number {
  let low = 0;
  let high = 1;
  while (twoSidedP(high, degrees) > alpha) high *= 2;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (twoSidedP(middle, degrees) > alpha) low = middle;
    else high = middle;
  }
  return high;
}
