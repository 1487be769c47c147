/** The claimed chapters and sections in one line; null where the target claims the whole document. */
export function claimsText(claims: readonly string[]): string | null {
  return claims.length === 0 || (claims.length === 1 && claims[0] === "all") ? null : claims.join(", ");
}
