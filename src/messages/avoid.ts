/** Words of the administration that citizens do not read here, with what says the same. */

/** A word that was found. */
export interface Avoided {
  readonly word: string;
  readonly instead: string;
}

/** A pattern over whole words, and what to write instead. Endings are spelt out: "sag" is avoided, "sagsbehandler" is not. */
type Rule = readonly [pattern: string, instead: string];

const rules: Readonly<Record<string, readonly Rule[]>> = {
  da: [
    ['klient(?:en|er|erne)?s?', '"du" or "borger"'],
    ['sag(?:en|er|erne)?s?', 'what it is about: "dit forløb", "din plan", "det, du fortæller"'],
    ['aktiver(?:ing|ingen|e|er|es|et|ede)s?', 'what is done: "praktik", "et kursus"'],
    ['visiter(?:ing|ingen|e|er|es|et|ede)|visitation(?:en|er|erne)?s?', '"du kan få", "kommunen tilbyder"'],
    ['målgruppe(?:n|r|rne)?s?', 'who they are: "dig, der ..."'],
    ['udeblivelse(?:n|r|rne)?s?|udebliv(?:e|er|es)|udeblev(?:et|ne)?', '"hvis du ikke kan komme"'],
    ['foranstaltning(?:en|er|erne)?s?', 'what is done'],
    ['foranledig(?:e|er|es|et|ede)', '"sørge for", "få til at ske"'],
    ['uden\\s+ugrundet\\s+ophold', '"så hurtigt som muligt", or the day'],
    ['du\\s+skal|skal\\s+du', '"du kan", "vil du"'],
    ['du\\s+bør|bør\\s+du', '"du kan", "vil du"'],
  ],
  en: [
    ["clients?(?:'s)?", '"you" or "citizen"'],
    ['activat(?:ion|e|es|ed|ing)', 'what is done: "work placement", "a course"'],
    ['target\\s+groups?', 'who they are'],
    ['you\\s+must|must\\s+you', '"you can", "would you"'],
    ['you\\s+should|should\\s+you', '"you can", "would you"'],
  ],
};

const whole = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu');

const compiled = Object.fromEntries(
  Object.entries(rules).map(([language, list]) => [
    language,
    { any: whole(list.map(([pattern]) => pattern).join('|')), each: list.map(([pattern, instead]) => ({ find: whole(pattern), instead })) },
  ]),
);

/** The words on the list in a text, each as it stands there. Languages without a list have none. */
export function avoidedIn(language: string, text: string): readonly Avoided[] {
  const own = compiled[language];
  // Nearly every text has none of them.
  if (own === undefined || text.search(own.any) < 0) return [];
  return own.each.flatMap(({ find, instead }) => [...text.matchAll(find)].map(([word]) => ({ word, instead })));
}
