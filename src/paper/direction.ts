/** Which way a language is written, by what the runtime knows of it. */

type WithText = Intl.Locale & { getTextInfo?(): { readonly direction?: string } };

/** A tag that is none goes from left to right. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  try {
    const locale: WithText = new Intl.Locale(language);
    return locale.getTextInfo?.().direction === 'rtl' ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}
