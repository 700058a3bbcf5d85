/** Letters that one writing has and another writes otherwise: what must not keep two spellings of a word apart. */

/** Arabic and its older encoding, where each form of a letter has a character of its own. */
const arabic = /[\u0600-\u06FF\uFB50-\uFDFF\uFE70-\uFEFC]/;
const arabicForms = /[\uFB50-\uFDFF\uFE70-\uFEFC]/g;
/** Vowel marks, the hamza and madda that stand on a letter, the tatweel that only draws a word out, and the hamza by itself. */
const arabicUnwritten = /[\u061C\u0621\u0640]|[\p{M}&&[\u0600-\u06FF]]/gv;
/** Alef with wasla, ta marbuta, alef maqsura, and the letters that a Persian or Kurdish keyboard writes for Arabic ones. */
const arabicLetters: ReadonlyMap<string, string> = new Map([
  ['\u0671', '\u0627'],
  ['\u0629', '\u0647'],
  ['\u0649', '\u064A'],
  ['\u06CC', '\u064A'],
  ['\u06A9', '\u0643'],
  ['\u06C1', '\u0647'],
  ['\u06BE', '\u0647'],
]);
const arabicVariants = /[\u0671\u0629\u0649\u06CC\u06A9\u06C1\u06BE]/g;
/** Arabic-Indic digits, those of Persian, and their marks for decimals and thousands. */
const arabicNumbers = /[\u0660-\u0669\u06F0-\u06F9\u066B\u066C]/g;

const cyrillic = /[\u0400-\u04FF]/;
/** All that people write for an apostrophe, between two Cyrillic letters: "п'ять", "п’ять", "пʼять", "п*ять". */
const cyrillicApostrophe = /(?<=[\u0430-\u045F\u0491]\p{M}*)['’‘ʼ`´′"*]+(?=[\u0430-\u045F\u0491])/gu;
/** The dots of "ї" and "ё", which are letters of their own and yet often left out. */
const cyrillicDots = /(?<=[\u0456\u0435]\p{M}*)\u0308/gu;
/** Latin "i"s with whatever marks stand on them. */
const latinI = /(?:i\p{M}*)+/gu;
const mark = /\p{M}/u;

/**
 * Folds the letters of a text in lower case, and composes them. Arabic: without vowel marks, tatweel and hamza, "أ إ آ" are "ا", "ة" is
 * "ه" and "ى" is "ي"; digits are 0-9. Cyrillic: without the apostrophe, "ї" is "і", "ґ" is "г" and "ё" is "е". Text in other letters is
 * only composed.
 *
 * @example foldLetters('أُسـرة ٧') // 'اسره 7'
 */
export function foldLetters(lower: string): string {
  let text = lower;
  if (arabic.test(text)) text = foldArabic(text);
  if (cyrillic.test(text)) text = foldCyrillic(text);
  return text.normalize('NFC');
}

/** Taken apart first, so that a letter with a hamza is the letter and a mark that goes. */
function foldArabic(text: string): string {
  return text
    .replace(arabicForms, (form) => form.normalize('NFKC'))
    .normalize('NFD')
    .replace(arabicUnwritten, '')
    .replace(arabicVariants, (letter) => arabicLetters.get(letter) ?? letter)
    .replace(arabicNumbers, latinNumber);
}

function latinNumber(sign: string): string {
  if (sign === '\u066B') return ',';
  if (sign === '\u066C') return '';
  return String(sign.charCodeAt(0) & 0xf);
}

function foldCyrillic(text: string): string {
  return text
    .normalize('NFD')
    .replace(latinI, lookAlike)
    .replace(cyrillicApostrophe, '')
    .replace(cyrillicDots, '')
    .replaceAll('\u0491', '\u0433');
}

/** A Latin "i" within a Cyrillic word looks like the Cyrillic one, and nobody sees which one was typed. */
function lookAlike(run: string, from: number, text: string): string {
  let before = from - 1;
  while (mark.test(text[before] ?? '')) before -= 1;
  const within = cyrillic.test(text[from + run.length] ?? '') || cyrillic.test(text[before] ?? '');
  return within ? run.replaceAll('i', '\u0456') : run;
}
