/** Where the caseworker is on the page. */
import { useEffect, useState } from 'preact/hooks';
import type { Review } from '../../../review/views.ts';
import type { Show } from './acts.ts';
import { waits } from './order.ts';
import { anchorOf } from './stops.ts';
import type { Place } from './stops.ts';

/** The line at hand, the entry that is marked in the conversation, and how to bring a place into view. */
export function usePlaces(review: Review) {
  const [at, setAt] = useState<string>();
  const [entry, setEntry] = useState<number>();
  const [target, setTarget] = useState<{ readonly anchor: string }>();
  const current = review.lines.find((line) => line.id === at) ?? review.lines.find(waits) ?? review.lines[0];
  useEffect(() => {
    const element = target === undefined ? null : document.getElementById(target.anchor);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  }, [target]);
  const stand = (line: string): void => {
    if (line === current?.id && at !== undefined) return;
    setAt(line);
    setEntry(undefined);
  };
  const show: Show = (place: Place) => {
    if (place.kind === 'line') stand(place.id);
    if (place.kind === 'entry') setEntry(place.position);
    setTarget({ anchor: anchorOf(place) });
  };
  return { current, stand, show, here: entry ?? current?.source };
}
