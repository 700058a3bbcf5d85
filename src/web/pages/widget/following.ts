/** Where eyes and focus go when something new is said. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { View } from './room.ts';

/**
 * Once the citizen has answered, focus goes to the new question, so that it is read out and the keyboard is where the answer is,
 * and the page shows the own answer, what was said to it, and the question. When the page is opened it only shows the question:
 * focus is nobody's to take then.
 */
export function useFollowing(column: RefObject<HTMLElement | null>, view: View): void {
  const began = useRef(false);
  const { waiting, open, said } = view.talk;
  const moment = waiting ? 'waiting' : `${open?.position ?? 'free'}:${said.length}`;
  useEffect(() => {
    const place = column.current;
    if (place === null || said.length === 0) return;
    const ask = place.querySelector<HTMLElement>('.ask');
    const question = place.querySelector<HTMLElement>('.q') ?? ask;
    if (began.current) question?.focus({ preventScroll: true });
    if (waiting && !began.current) return;
    began.current = true;
    reveal(place, ask, open !== undefined);
  }, [moment, column]);
}

/** Takes eyes and focus to what is asked now, as when it was new: the conversation has come into view again. */
export function comeBack(place: HTMLElement, asked: boolean): void {
  const ask = place.querySelector<HTMLElement>('.ask');
  (place.querySelector<HTMLElement>('.q') ?? ask)?.focus({ preventScroll: true });
  reveal(place, ask, asked);
}

/** As much of what the bot says may be passed over on the way to the question: a line or two of reflection. */
const briefCharacters = 160;

/**
 * Shows the newest exchange: the own answer on top, moved up as far as the whole question with its answers needs, where only a brief
 * reflection lies between. Nothing of weight is ever scrolled away unread: a newcomer sees the greeting from its first line, and the
 * answer to danger, a person's number or an introduction stays in view.
 */
function reveal(place: HTMLElement, ask: HTMLElement | null, asked: boolean): void {
  const own = [...place.querySelectorAll<HTMLElement>('.talk > .mine')].at(-1);
  if (own === undefined) return;
  own.scrollIntoView({ block: 'start' });
  if (!asked || ask === null) return;
  let between = 0;
  for (let next = own.nextElementSibling; next !== null; next = next.nextElementSibling) between += next.textContent.length;
  if (between <= briefCharacters) ask.scrollIntoView({ block: 'nearest' });
}
