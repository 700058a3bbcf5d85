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
    reveal(place, ask);
  }, [moment, column]);
}

function reveal(place: HTMLElement, ask: HTMLElement | null): void {
  const own = [...place.querySelectorAll<HTMLElement>('.talk > .mine')].at(-1);
  own?.scrollIntoView({ block: 'start' });
  if (ask !== null && ask.getBoundingClientRect().top > innerHeight * 0.6) ask.scrollIntoView({ block: 'start' });
}
