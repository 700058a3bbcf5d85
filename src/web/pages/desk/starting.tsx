/** Dialogues that the caseworker may start with the citizen: each with what it is about, and what it has to be told first. */
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Review } from '../../../review/views.ts';
import type { Send, Show } from './acts.ts';
import { ProblemNote } from './problem.tsx';
import type { Problem } from './problem.tsx';
import { useWords } from './words.ts';

interface StartingProps {
  readonly review: Review;
  readonly send: Send;
  readonly problem: Problem | undefined;
  readonly show: Show;
  /** Tells a screen reader what was done. */
  readonly said: (text: string) => void;
}

/** Folded away until it is wanted: starting a dialogue is rarer than reading one. Not there when nothing may be started. */
export function Starting({ review, send, problem, show, said }: StartingProps): VNode | null {
  const w = useWords();
  const shown = problem?.place === 'start' ? problem : undefined;
  if (review.startable.length === 0 && shown === undefined) return null;
  return (
    <details class="starting" open={shown !== undefined}>
      <summary>{w('start.title')}</summary>
      <p class="small soft">{w('start.what')}</p>
      {shown !== undefined && <ProblemNote problem={shown} review={review} show={show} />}
      <ul>
        {review.startable.map((one) => (
          <Startable key={one.script} {...one} send={send} said={said} />
        ))}
      </ul>
    </details>
  );
}

type StartableProps = Review['startable'][number] & Pick<StartingProps, 'send' | 'said'>;

function Startable({ script, asks, send, said }: StartableProps): VNode {
  const w = useWords();
  const id = useId();
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const name = named(w, `dialogue.${script}`, script);
  const start = async (): Promise<void> => {
    const told = Object.fromEntries(Object.entries(given).filter(([, text]) => text.trim() !== ''));
    if ((await send({ kind: 'start', script, given: told }, 'start')) !== undefined) said(w('start.started', { name }));
  };
  return (
    <li>
      <p>
        <strong>{name}.</strong> {named(w, `dialogue-what.${script}`, '')}
      </p>
      {asks.map((ask) => (
        <label key={ask} for={`${id}${ask}`}>
          {named(w, `dialogue-given.${ask}`, ask)}
          <input
            id={`${id}${ask}`}
            type="text"
            maxLength={400}
            value={given[ask] ?? ''}
            onInput={(event) => setGiven({ ...given, [ask]: event.currentTarget.value })}
          />
        </label>
      ))}
      <button type="button" aria-label={`${w('start.act')}: ${name}`} onClick={() => void start()}>
        {w('start.act')}
      </button>
    </li>
  );
}

/** A script that project staff have added is known by its id until the desk has a name for it. */
function named(w: (key: string) => string, key: string, otherwise: string): string {
  const text = w(key);
  return text === key ? otherwise : text;
}
