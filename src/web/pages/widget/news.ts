/** What is new in a conversation, for those who hear it. Pure. */
import type { Talk } from './talk.ts';

/** What comes so soon after the page was opened, in milliseconds, is what was said before. */
export const settled = 1000;

/** One thing to be told: words of the page by their key, or what was said. */
export type News =
  | { readonly key: string; readonly page: 'received' | 'unsent' | 'typing' }
  | { readonly key: string; readonly text: string; readonly language?: string };

/** What was said after that position, but for the open question. Own messages are told as received, and only once in a row. */
export function newsOf(talk: Talk, after: number): readonly News[] {
  const fresh = talk.said.filter((one) => one.position > after && one.position !== talk.open?.position);
  return fresh.flatMap(({ position, how, text, language }, index): readonly News[] => {
    const key = String(position);
    if (how === 'said' || how === 'asked') return [{ key, text, ...(language === undefined ? {} : { language }) }];
    const before = fresh[index - 1]?.how;
    return before === 'wrote' || before === 'chose' ? [] : [{ key, page: 'received' }];
  });
}

/** Characters that a screen reader says in a second at an easy pace. */
const pace = 18;
const least = 150;
const most = 3000;

/** How long the words of the bot after the last own message take to be said, in milliseconds: so long the question waits for the focus. */
export function beat(talk: Talk): number {
  const last = talk.said.findLast((one) => one.how === 'wrote' || one.how === 'chose')?.position ?? 0;
  const said = talk.said.filter((one) => one.position > last && one.position !== talk.open?.position);
  const characters = said.reduce((sum, one) => sum + one.text.length, 0);
  return Math.min(most, Math.max(least, (characters / pace) * 1000));
}
