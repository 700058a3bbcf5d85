/** The desk's own words, fetched flat in one language, for whatever is drawn. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Full keys, `desk.foot.confirm`, to texts with `{name}` where something is put in. */
export type Texts = Readonly<Record<string, string>>;
/** What is put in at the `{name}`s of a text. */
export type Params = Readonly<Record<string, string | number>>;
/** Looks up `desk.<key>`. A name without a value stays as it is, in its brackets. */
export type Word = (key: string, params?: Params) => string;

/** Text of `desk.<key>`. A key that is missing is shown as it is: it is seen at once, and nothing breaks. */
export function word(texts: Texts, key: string, params: Params = {}): string {
  const text = texts[`desk.${key}`] ?? key;
  return text.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** The words for every component below. Provided once, by `App`, when they have been fetched; read it by `useWords` and `useLanguage`. */
export const Words = createContext<{ readonly texts: Texts; readonly language: string }>({ texts: {}, language: 'da' });

/** `const w = useWords()`, then `w('foot.confirm')`. */
export function useWords(): Word {
  const { texts } = useContext(Words);
  return (key, params) => word(texts, key, params);
}

/** The language that the caseworker reads in. */
export function useLanguage(): string {
  return useContext(Words).language;
}

const place = 'medspil-desk-language';

/** The languages that the desk is written in; each is offered under its own name. */
export const languages = ['da', 'en'] as const;

/** The language that was chosen on this device, or Danish. */
export function chosenLanguage(): string {
  const kept = localStorage.getItem(place);
  return languages.find((one) => one === kept) ?? 'da';
}
/** Remembers the language on this device. What is drawn changes only when the page fetches its words anew. */
export function keepLanguage(language: string): void {
  localStorage.setItem(place, language);
}
