/** What a text costs as SMS. */

/** The GSM 7-bit default alphabet (3GPP TS 23.038): one septet each. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Its extension table: an escape and one more, two septets each. */
const extension = new Set('\f^{}\\[~]|€');

/**
 * The parts in which a text is sent: 160 characters in one part of GSM-7, 153 in each of several; 70 and 67 where one character of the
 * text forces UCS-2. An empty text has no parts.
 *
 * @example
 * smsParts('Hej'); // 1
 */
export function smsParts(text: string): number {
  if (text === '') return 0;
  const characters = Array.from(text);
  if (characters.every((one) => basic.has(one) || extension.has(one))) {
    return partsOf(
      characters.map((one) => (extension.has(one) ? 2 : 1)),
      160,
      153,
    );
  }
  return partsOf(
    characters.map((one) => one.length),
    70,
    67,
  );
}

/** A character of two units is never divided between two parts. */
function partsOf(sizes: readonly number[], single: number, joined: number): number {
  if (sizes.reduce((sum, size) => sum + size, 0) <= single) return 1;
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > joined) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
}
