/** How hard a text is to read. */

/** Words, sentences and long words of a text. */
export interface Reading {
  readonly words: number;
  readonly sentences: number;
  /** Words of seven letters or more. */
  readonly long: number;
  /** Words of the longest sentence. */
  readonly longest: number;
}

/** Counts a text. A line break ends a sentence as a full stop does; a full stop within a number or a short form does not. */
export function readingOf(text: string): Reading {
  const sentences = sentencesOf(text);
  const words = sentences.flat();
  return {
    words: words.length,
    sentences: sentences.length,
    long: words.filter((word) => word.length >= longWord).length,
    longest: Math.max(0, ...sentences.map((sentence) => sentence.length)),
  };
}

/**
 * LIX, for Danish: words per sentence, and long words per hundred words. 24 or less is very easy, 25-34 easy, 35-44 medium, 45-54 hard.
 * It says something of a hundred words or more, and nothing of a single short message.
 */
export function lix(text: string): number {
  const { words, sentences, long } = readingOf(text);
  return words === 0 ? 0 : Math.round(words / sentences + (100 * long) / words);
}

/** Letters from which on a word is long, as LIX has it. */
const longWord = 7;

/** Danish short forms, as they are read aloud: "bl.a." is two words, and its full stops end no sentence. */
const shortForms: Readonly<Record<string, string>> = {
  'bl.a.': 'blandt andet',
  'ca.': 'cirka',
  'd.': 'den',
  'dvs.': 'det vil sige',
  'eks.': 'eksempel',
  'evt.': 'eventuelt',
  'f.eks.': 'for eksempel',
  'fx.': 'for eksempel',
  fx: 'for eksempel',
  'ift.': 'i forhold til',
  'iht.': 'i henhold til',
  'inkl.': 'inklusive',
  'jf.': 'jævnfør',
  'kl.': 'klokken',
  'kr.': 'kroner',
  'maks.': 'maksimalt',
  'max.': 'maksimalt',
  'md.': 'måned',
  'mdr.': 'måneder',
  'mht.': 'med hensyn til',
  'min.': 'minutter',
  'm.fl.': 'med flere',
  'm.m.': 'med mere',
  'm.v.': 'med videre',
  'mv.': 'med videre',
  'nr.': 'nummer',
  'osv.': 'og så videre',
  'o.l.': 'og lignende',
  'o.lign.': 'og lignende',
  'pga.': 'på grund af',
  'pkt.': 'punkt',
  'p.t.': 'for tiden',
  'pt.': 'for tiden',
  'samt.': 'samtale',
  'stk.': 'styk',
  'tlf.': 'telefon',
  'vedr.': 'vedrørende',
};
/** Longest first, so that "f.eks." is not read as "eks.". */
const shortFormPattern = new RegExp(
  `(?<![\\p{L}\\p{N}.])(${Object.keys(shortForms)
    .toSorted((a, b) => b.length - a.length)
    .map((short) => short.replaceAll('.', '\\.'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);
/** Forms that may end a sentence; the others always stand before what they belong to. */
const ending = /^(?:m\.m\.|mv\.|m\.v\.|osv\.|m\.fl\.|o\.l\.|o\.lign\.|kr\.|mdr\.|stk\.)$/i;

/** A Danish text with its short forms written out, for counting. A sentence that ends in one ("... osv.") still ends there. */
export function inFull(text: string): string {
  return text.replaceAll(shortFormPattern, (short: string, _form: string, at: number) => {
    const full = shortForms[short.toLowerCase()] ?? short;
    return ending.test(short) && /^\s+\p{Lu}/u.test(text.slice(at + short.length)) ? `${full}.` : full;
  });
}

/** Long words that everybody meets every day, and that no shorter word says better. They are not hard. */
const everyday = new Set(
  `allerede arbejde arbejder arbejdet bagefter begynde begynder beskeder beskrive bestemmer bestemt betyder billede december eksempel
  familien februar forskellige forstår fortalt fortsæt fortsætte fortælle fortæller frivilligt gentage grunden hinanden hjælpen
  hjælper hverdag hverdagen hvilken hvilket hvordan hvorfor hvornår igennem klokken kommunen kommunens kontakt kontakten kræfter
  langsomt lettere ligesom længere menneske mennesker mindste minutter måneder november oktober omkring personen personer rigtige
  rigtigt robotten rækkefølge sagsbehandler sagsbehandlere sagsbehandleren sagsbehandlers samtale samtalen samtaler september skrevet
  skriftligt skriver springe spørger spørgsmål spørgsmålet stående svarene telefon telefonen telefonisk tilbage tilbuddet tirsdag
  torsdag ugentlig velkommen vigtigt øjeblik`.split(/\s+/),
);

/** Hard words of a Danish text: seven letters or more, and none that everybody meets every day. Each as often as it stands. */
export function hardWords(text: string): readonly string[] {
  return sentencesOf(text)
    .flat()
    .filter((word) => word.length >= longWord && /^\p{L}+$/u.test(word) && !everyday.has(word.toLowerCase()));
}

function sentencesOf(text: string): readonly (readonly string[])[] {
  return text
    .split(/[.!?؟…]+(?=\s|$|["»”'])|\n+|:(?=\s)/u)
    .map((sentence) => wordsIn(sentence))
    .filter((words) => words.length > 0);
}

function wordsIn(sentence: string): readonly string[] {
  return sentence.match(/[\p{L}\p{N}]+(?:['’.,/-][\p{L}\p{N}]+)*/gu) ?? [];
}
