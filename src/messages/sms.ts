/** How a text goes by SMS: in which alphabet, and in how many parts. GSM 03.38 and 03.40, which every gateway counts by. */

/** Basic alphabet: one unit each. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Extension table: an escape and the character, two units. */
const extended = new Set('\f^{}\\[~]|€');

/** Letters that nearly every text has, and nothing else has. */
const usual = /^[a-zA-Z0-9 .,:;!?"'()/%&+=\n@{}æøåÆØÅéÉ-]*$/;

/** Units of one message alone, and of each where several are joined: a part then carries which one it is. */
const sizes = { 'gsm-7': { alone: 160, joined: 153 }, 'ucs-2': { alone: 70, joined: 67 } } as const;

/** Parts that a message may have, so that it comes whole to an old phone and costs no more than it should. */
export const mostParts = 3;

/** A text as it goes by SMS. */
export interface SmsLength {
  readonly alphabet: keyof typeof sizes;
  /** Units of the alphabet: septets of GSM-7, or UTF-16 units. */
  readonly units: number;
  /** 0 for an empty text. */
  readonly parts: number;
}

/** Measures a text. A character of two units is never divided between two parts. */
export function smsLength(text: string): SmsLength {
  const alphabet = outsideGsm(text).length > 0 ? 'ucs-2' : 'gsm-7';
  const widths = Array.from(text, (character) => (alphabet === 'ucs-2' ? character.length : extended.has(character) ? 2 : 1));
  const units = widths.reduce((sum, width) => sum + width, 0);
  const { alone, joined } = sizes[alphabet];
  if (units <= alone) return { alphabet, units, parts: units === 0 ? 0 : 1 };
  let [parts, room] = [1, joined];
  for (const width of widths) {
    if (width > room) [parts, room] = [parts + 1, joined];
    room -= width;
  }
  return { alphabet, units, parts };
}

/** Characters that are not in GSM-7, each once, in the order of the text: one of them makes the whole message UCS-2. */
export function outsideGsm(text: string): readonly string[] {
  if (usual.test(text)) return [];
  return [...new Set(text)].filter((character) => !basic.has(character) && !extended.has(character));
}

const replacements: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201A': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u201E': '"',
  '«': '"',
  '»': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2026': '...',
  '\u00A0': ' ',
  '\u2009': ' ',
  '\u202F': ' ',
  '\t': ' ',
  '•': '-',
  '·': '-',
  '\u200B': '',
  '\u200C': '',
  '\u200D': '',
  '\u00AD': '',
  '\uFEFF': '',
};

/**
 * What stands for a character in GSM-7, as near as can be: `-` for a dash, `e` for `ê`. Absent where nothing does (an emoji, Arabic), so
 * that the message stays as it is and goes as UCS-2.
 */
export function gsmReplacement(character: string): string | undefined {
  const known = replacements[character];
  if (known !== undefined) return known;
  const bare = character.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return bare !== character && bare !== '' && outsideGsm(bare).length === 0 ? bare : undefined;
}

/** A question with its options as they are answered by a number: the way of a channel without buttons. */
export function numbered(question: string, options: readonly string[]): string {
  return [question, ...options.map((option, index) => `${index + 1} ${option}`)].join('\n');
}
