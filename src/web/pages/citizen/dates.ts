/** Dates as the citizen's page writes them. */

/** "23. november 2026", in the language of the page. */
export function dateIn(at: string): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeZone: 'Europe/Copenhagen' }).format(new Date(at));
}
