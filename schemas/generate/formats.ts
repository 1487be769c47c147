/**
 * Facts speak of times as this vendor writes them, and `date-time` means another spelling to JSON Schema, so schemas have
 * a pattern in its place.
 */
export const formatPatterns: Readonly<Record<string, string>> = {
  "date-time": "^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$",
};
