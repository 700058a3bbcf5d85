/** Which way a language is written. */

/** Scripts that are written from right to left, by the languages that use them: for browsers that do not tell. */
const rightToLeft = /^(ar|dv|fa|he|ku-arab|prs|ps|sd|ug|ur|yi)(-|$)/i;

type WithText = Intl.Locale & { readonly textInfo?: { readonly direction?: string }; getTextInfo?(): { readonly direction?: string } };

/** For the attribute `dir`: the browser's own knowledge of the language, or the list above. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  try {
    const locale: WithText = new Intl.Locale(language);
    const known = locale.getTextInfo?.().direction ?? locale.textInfo?.direction;
    if (known === 'ltr' || known === 'rtl') return known;
  } catch {
    // A tag that is none is looked up in the list, and so goes from left to right.
  }
  return rightToLeft.test(language) ? 'rtl' : 'ltr';
}
