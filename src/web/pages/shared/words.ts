/** The page's words for whatever is drawn, without handing them down by every component. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { word } from './texts.ts';
import type { Texts } from './texts.ts';

/** Provided once around a page or widget; below it, use `useWords`. Outside a provider each key stands as its own text. */
export const Words = createContext<Texts>({});

/** `const w = useWords()`, then `w('typing')`. */
export function useWords(): (key: string, params?: Readonly<Record<string, string | number>>) => string {
  const texts = useContext(Words);
  return (key, params) => word(texts, key, params);
}
