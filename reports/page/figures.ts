/** A number with as many digits as people read: 1234, 123.4, 12.34, 0.0012. */
export function figure(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return "–";
  if (Number.isInteger(value) || size >= 1000) return Math.round(value).toLocaleString("en");
  if (size >= 100) return value.toFixed(1);
  if (size >= 0.01) return value.toFixed(2);
  return value.toPrecision(2);
}
