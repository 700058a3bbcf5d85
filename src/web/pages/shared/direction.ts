/** Which way a language is written. */

/**
 * Languages that are written from right to left unless their tag names another script, by the Unicode CLDR; and the scripts that are. The
 * browser knows the same, where it tells at all, but to look it up takes a cheap phone longer than to draw a question.
 */
const languages =
  /^(a[er]|aeb|ar[cqsyz]|bal|bej|bgn|bqi|brh|chg|ckb|dv|fa|gbz|glk|he|jpr|jrb|khw|ks|lad|lah|lrc|mde|mzn|nqo|ota|pal|phn|prs|ps|rhg|sam|sd|sdh|shu|sog|swb|sy[cr]|trw|ug|ur|yi)$/;
const scripts = /^(adlm|arab|hebr|mand|nkoo|rohg|samr|syrc|thaa)$/;

/** For the attribute `dir`. A tag that is none goes from left to right. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [spoken = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((part) => /^[a-z]{4}$/.test(part));
  return (script === undefined ? languages.test(spoken) : scripts.test(script)) ? 'rtl' : 'ltr';
}
