/** The pages' own words, fetched flat in one language. */

/** Full keys, `page.typing`, to texts with `{name}` where something is put in. */
export type Texts = Readonly<Record<string, string>>;

/** Text of `page.<key>`. A key that is missing is shown as it is: it is seen at once, and nothing breaks. */
export function word(texts: Texts, key: string, params: Readonly<Record<string, string | number>> = {}): string {
  const text = texts[`page.${key}`] ?? key;
  return text.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** Fetches the words. Undefined when they cannot be had now. */
export async function fetchTexts(base: string, language: string): Promise<Texts | undefined> {
  try {
    const response = await fetch(`${base}/api/texts/${encodeURIComponent(language)}/page`, { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as Texts) : undefined;
  } catch {
    return undefined;
  }
}
