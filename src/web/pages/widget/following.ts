/** Where eyes and focus go when something new is said. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Card } from '../../../messages/card.ts';
import { beat, settled } from './news.ts';
import type { View } from './room.ts';

/** Whether nobody has taken the focus elsewhere: it is where it was put when the answer was sent, or nowhere. */
function isFree(stand: HTMLElement): boolean {
  const active = (stand.getRootNode() as Document | ShadowRoot).activeElement;
  return active === stand || active === null || active === document.body;
}

/** Whether the page has been open for a moment, or the citizen has done something on it. What comes before that was said before. */
function useOpened(view: View): { readonly current: boolean } {
  const opened = useRef(false);
  const { said } = view.talk;
  if (said.length > 0 && view.queue.waiting.some((one) => one.outgoing.kind === 'message')) opened.current = true;
  useEffect(() => {
    if (said.length === 0 || opened.current) return undefined;
    const timer = setTimeout(() => (opened.current = true), settled);
    return () => clearTimeout(timer);
  }, [said.length]);
  return opened;
}

/**
 * When the citizen has answered, the focus goes to the place where the next question will be, and to the question itself once the words
 * before it have had time to be said (`announcing.tsx`); Tab goes to the answers all the while. It is not taken from whoever has moved it
 * meanwhile: then it gives the question, to be told instead. The page shows the own answer, what was said to it, and the question. When
 * the page is opened it only shows the question: the focus is nobody's to take then.
 */
export function useFollowing(column: RefObject<HTMLElement | null>, view: View): Card | undefined {
  const opened = useOpened(view);
  const [missed, setMissed] = useState<Card>();
  const { waiting, open, said } = view.talk;
  const moment = waiting ? 'waiting' : `${open?.position ?? 'free'}:${said.length}`;
  // Before it is seen: the page is not drawn in one place and then moved to another.
  useLayoutEffect(() => {
    const place = column.current;
    const ask = place?.querySelector<HTMLElement>('.ask');
    const stand = place?.querySelector<HTMLElement>('.place');
    if (place === null || ask === null || ask === undefined || stand === null || stand === undefined || said.length === 0) return undefined;
    if (opened.current && waiting) stand.focus({ preventScroll: true });
    if (opened.current || !waiting) reveal(place, ask, open !== undefined);
    setMissed(undefined);
    if (waiting || !opened.current) return undefined;
    const timer = setTimeout(() => {
      if (isFree(stand)) place.querySelector<HTMLElement>('.q')?.focus({ preventScroll: true });
      else setMissed(open?.card);
    }, beat(view.talk));
    return () => clearTimeout(timer);
  }, [moment, column]);
  return missed;
}

/** Takes eyes and focus to what is asked now, as when it was new: the conversation has come into view again. */
export function comeBack(place: HTMLElement, asked: boolean): void {
  const ask = place.querySelector<HTMLElement>('.ask');
  (place.querySelector<HTMLElement>('.q') ?? place.querySelector<HTMLElement>('.place'))?.focus({ preventScroll: true });
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
