/** What PostgreSQL's `jsonb` cannot hold: the letter NUL, and halves of letters. They stand for nothing that a person wrote. */

/** JSON that `jsonb` takes: what it cannot hold is the replacement character instead. */
export function storable(value: unknown): string {
  const json = JSON.stringify(value);
  // Looking for them letter by letter would cost every turn; JSON writes each of them in this way, and nearly no text has one.
  return /\\u(0000|d[89a-f])/i.test(json) ? JSON.stringify(mended(JSON.parse(json))) : json;
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '\u{FFFD}');
  if (Array.isArray(value)) return value.map(mended);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [String(mended(key)), mended(one)]));
}
