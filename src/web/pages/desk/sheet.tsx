/** The draft line by line, the conversation beside it, what waits on top, and confirming at the foot. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Review, ReviewLine } from '../../../review/views.ts';
import type { Send, Show, Write } from './acts.ts';
import { Foot } from './foot.tsx';
import { openForm, withForm } from './forms.ts';
import type { FormKind, Written } from './forms.ts';
import { useKeys, useKeySwitch } from './keys.ts';
import type { Act } from './keys.ts';
import { KeyList } from './key-list.tsx';
import { LineRow } from './line.tsx';
import { byGroup, canDecide, nextWaiting, stepTo, waits } from './order.ts';
import { useHeadingFocus } from './plain.tsx';
import { anchorOf } from './problem.tsx';
import type { Problem } from './problem.tsx';
import { Orphans } from './orphans.tsx';
import { lineLabel } from './stops.ts';
import type { Place } from './stops.ts';
import { Talk } from './talk.tsx';
import { Tasks } from './tasks.tsx';
import { useWords } from './words.ts';

interface SheetProps {
  readonly review: Review;
  readonly emergency: string | undefined;
  readonly written: Written;
  readonly write: Write;
  readonly send: Send;
  readonly problem: Problem | undefined;
}

/** The line at hand, the entry that is marked in the conversation, and how to bring a place into view. */
function usePlaces(review: Review) {
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

export function Sheet({ review, emergency, written, write, send, problem }: SheetProps): VNode {
  const w = useWords();
  const { current, stand, show, here } = usePlaces(review);
  useHeadingFocus();
  const [keysOn, turnKeys] = useKeySwitch();
  const [said, setSaid] = useState('');
  const atHand = useRef(current?.id);
  atHand.current = current?.id;
  const groups = byGroup(review);
  const ids = groups.flatMap((group) => group.lines.map((line) => line.id));
  const goTo = (id: string | undefined): void => {
    if (id !== undefined) show({ kind: 'line', id, label: '' });
  };
  const move = (by: 1 | -1): void => goTo(stepTo(ids, current?.id, by));
  const open = (line: ReviewLine, kind: FormKind): void => {
    stand(line.id);
    write((before) => withForm(before, line.id, openForm(kind, line)));
  };
  const accept = async (line: ReviewLine): Promise<void> => {
    stand(line.id);
    const after = await send({ kind: 'accept', line: line.id, hash: line.hash }, line.id);
    if (after === undefined) return;
    setSaid(w('said.accepted', { line: lineLabel(line) }));
    // Whoever has gone on meanwhile is not moved.
    if (atHand.current !== line.id) return;
    goTo(
      nextWaiting(
        byGroup(after).flatMap((group) => group.lines),
        line.id,
      ) ?? line.id,
    );
  };
  const act = (what: Act): void => {
    if (what === 'next' || what === 'previous') return move(what === 'next' ? 1 : -1);
    if (current === undefined || !canDecide(review) || written.forms[current.id] !== undefined) return;
    if (what === 'accept') void accept(current);
    else if (what === 'edit' || current.state !== 'asked') open(current, what);
  };
  useKeys(keysOn, act);
  return (
    <>
      <main id="main" tabIndex={-1}>
        <div class="review">
          <div>
            <div class="head">
              <div class="grow">
                <h1 tabIndex={-1}>{w(review.planStatus === 'confirmed' ? 'review.plan-of' : 'review.of', { name: review.name })}</h1>
                <p class="small soft">
                  {w(`plan.${review.planStatus}`)} {w('review.reads')}
                </p>
              </div>
              <KeyList on={keysOn} turn={turnKeys} move={move} />
            </div>
            <p class="hide" role="status">
              {said}
            </p>
            <Tasks review={review} emergency={emergency} send={send} problem={problem} show={show} />
            <Orphans written={written} drop={(line) => write((before) => withForm(before, line, undefined))} />
            {groups.length === 0 && <p>{w('review.empty')}</p>}
            {groups.map(({ group, heading, lines }) => (
              <section key={group} class="part" aria-labelledby={`part-${group}`}>
                <h2 id={`part-${group}`} lang={review.language}>
                  {heading}
                </h2>
                {lines.map((line) => (
                  <LineRow
                    key={line.id}
                    line={line}
                    review={review}
                    current={line.id === current?.id}
                    keysOn={keysOn}
                    form={written.forms[line.id]}
                    problem={problem?.place === line.id ? problem : undefined}
                    acts={{ accept, open, stand, show, send, write, said: setSaid }}
                  />
                ))}
              </section>
            ))}
          </div>
          <Talk review={review} here={here} show={show} />
        </div>
      </main>
      <Foot review={review} written={written} write={write} send={send} problem={problem} show={show} />
    </>
  );
}
