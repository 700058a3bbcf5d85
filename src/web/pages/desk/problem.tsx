/** Why a command was not carried out, in words, with links to the places. What was typed stays. */
import type { VNode } from 'preact';
import type { RefusedError, Review } from '../../../review/views.ts';
import type { Show } from './acts.ts';
import { anchorOf, stops } from './stops.ts';
import type { Place, Stop } from './stops.ts';
import { useWords } from './words.ts';

/** `place`: a line's id, `confirm`, `hand-over` or `tasks`. */
export interface Problem {
  readonly place: string;
  readonly refusals?: RefusedError['refusals'];
  readonly message?: string;
}

/** Stands where the command was given and is read out at once. */
export function ProblemNote({ problem, review, show }: { readonly problem: Problem; readonly review: Review; readonly show: Show }): VNode {
  const w = useWords();
  return (
    <div class="note danger" role="alert">
      <p>
        <strong>{w('refused')}</strong> {problem.message}
      </p>
      {problem.refusals !== undefined && <Stops stops={stops(problem.refusals, review)} show={show} />}
    </div>
  );
}

/** Each thing that stops, in words, followed by links to what it is about. Used for refusals and for what still stands before confirming. */
export function Stops({ stops, show }: { readonly stops: readonly Stop[]; readonly show: Show }): VNode {
  const w = useWords();
  return (
    <ul>
      {stops.map(({ code, places }) => (
        <li key={code}>
          {places.length === 0 ? w(`refusal.${code}`) : `${w(`refusal.${code}`).replace(/\.$/, '')}: `}
          <Places places={places} show={show} />
        </li>
      ))}
    </ul>
  );
}

/** So many links are shown; each line also carries its state, and the keys go from one to the next. */
const mostLinks = 4;

/** Links, with commas between. */
export function Places({ places, show }: { readonly places: readonly Place[]; readonly show: Show }): VNode {
  const w = useWords();
  const more = places.length - mostLinks;
  return (
    <>
      {places.slice(0, mostLinks).map((place, index) => (
        <span key={anchorOf(place)}>
          {index > 0 && ', '}
          <a
            href={`#${anchorOf(place)}`}
            onClick={(event) => {
              event.preventDefault();
              show(place);
            }}
          >
            {place.kind === 'line' ? place.label : w(`place.${place.kind}`)}
          </a>
        </span>
      ))}
      {more > 0 && ` ${w(more === 1 ? 'place.one-more' : 'place.more', { n: more })}`}
    </>
  );
}
