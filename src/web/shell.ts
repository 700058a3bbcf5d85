/**
 * The citizen's page as it is before its script is there: the first words of the conversation stand in it already. On a slow line they are
 * read a second or two before the script has come, and they are what the conversation then begins with.
 */
import type { Context } from '../conversation/context.ts';
import { firstWords } from '../conversation/first-words.ts';
import type { Language } from '../engine/script.ts';
import { makeSheet, type Sheet } from './pages.ts';
import { html } from './signin/html.ts';

/** The words stand below this in the shell. */
const place = '</h1>';

/** Gives the page with the words of the version that runs, made ready once for each. */
export function citizenShell(sheet: Sheet | undefined, context: Context, language: Language): () => Promise<Sheet | undefined> {
  if (sheet === undefined) return () => Promise.resolve(undefined);
  const ready = new WeakMap<object, Promise<Sheet>>();
  const page = sheet.body.toString('utf8');
  const filled = (): Promise<Sheet> => {
    const words = firstWords(context, language).map((line) => html`<p class="first" lang="${language}" dir="auto">${line}</p>`);
    const body = page.replace(place, () => place + html`${words}`.text);
    return makeSheet(Buffer.from(body), sheet.type, sheet.caching);
  };
  return () => {
    const { main } = context.scripts;
    const made = ready.get(main) ?? filled();
    ready.set(main, made);
    return made;
  };
}
