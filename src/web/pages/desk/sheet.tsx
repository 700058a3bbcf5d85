/** The draft line by line, the conversation beside it, what waits on top, and confirming at the foot. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Review } from '../../../review/views.ts';
import type { LineActs, Send, Write } from './acts.ts';
import { useDeciding } from './deciding.ts';
import { Foot } from './foot.tsx';
import { withForm } from './forms.ts';
import type { Written } from './forms.ts';
import { Inviting } from './inviting.tsx';
import { useKeys, useKeySwitch } from './keys.ts';
import { KeyList } from './key-list.tsx';
import { LineRow } from './line.tsx';
import { byGroup } from './order.ts';
import type { LineGroup } from './order.ts';
import { Orphans } from './orphans.tsx';
import { usePlaces } from './places.ts';
import { useHeadingFocus } from './plain.tsx';
import type { Problem } from './problem.tsx';
import { Starting } from './starting.tsx';
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
  /** The session has run out. */
  readonly signedOut: () => void;
}

/** The page once it has been read. The line at hand, the keys and the messages to screen readers are held here, for all its parts. */
export function Sheet({ review, emergency, written, write, send, problem, signedOut }: SheetProps): VNode {
  const w = useWords();
  const { current, stand, show, here } = usePlaces(review);
  const [said, setSaid] = useState('');
  const { accept, open, move, act } = useDeciding({ review, written, write, send, current, stand, show, said: setSaid });
  const [keysOn, turnKeys] = useKeySwitch();
  useKeys(keysOn, act);
  useHeadingFocus();
  const acts: LineActs = { accept, open, stand, show, send, write, said: setSaid };
  const groups = byGroup(review);
  const shared = { review, keysOn, written, problem, acts, current: current?.id };
  return (
    <>
      <main id="main" tabIndex={-1}>
        <div class="review">
          <div>
            <div class="head">
              <Title review={review} />
              <KeyList on={keysOn} turn={turnKeys} move={move} />
            </div>
            <p class="hide" role="status">
              {said}
            </p>
            <Tasks review={review} emergency={emergency} send={send} problem={problem} show={show} />
            <Orphans written={written} drop={(line) => write((before) => withForm(before, line, undefined))} />
            {groups.length === 0 && <p>{w('review.empty')}</p>}
            {groups.map((group) => (
              <Part key={group.group} group={group} {...shared} />
            ))}
            <Inviting review={review} signedOut={signedOut} said={setSaid} />
            <Starting review={review} send={send} problem={problem} show={show} said={setSaid} />
          </div>
          <Talk review={review} here={here} show={show} />
        </div>
      </main>
      <Foot review={review} written={written} write={write} send={send} problem={problem} show={show} />
    </>
  );
}

/** Whose plan, how it stands, and that the citizen reads along. */
function Title({ review }: { readonly review: Review }): VNode {
  const w = useWords();
  return (
    <div class="grow">
      <h1 tabIndex={-1}>{w(review.planStatus === 'confirmed' ? 'review.plan-of' : 'review.of', { name: review.name })}</h1>
      <p class="small soft">
        {w(`plan.${review.planStatus}`)} {w('review.reads')}
      </p>
      {review.short === true && <p class="small soft">{w('review.short')}</p>}
    </div>
  );
}

interface PartProps extends Pick<SheetProps, 'review' | 'written' | 'problem'> {
  readonly group: LineGroup;
  readonly keysOn: boolean;
  readonly acts: LineActs;
  /** Id of the line at hand. */
  readonly current: string | undefined;
}

/** One group of lines under its heading, which is in the citizen's language. */
function Part({ group, review, written, problem, keysOn, acts, current }: PartProps): VNode {
  return (
    <section class="part" aria-labelledby={`part-${group.group}`}>
      <h2 id={`part-${group.group}`} lang={review.language}>
        {group.heading}
      </h2>
      {group.lines.map((line) => (
        <LineRow
          key={line.id}
          line={line}
          review={review}
          current={line.id === current}
          keysOn={keysOn}
          form={written.forms[line.id]}
          problem={problem?.place === line.id ? problem : undefined}
          acts={acts}
        />
      ))}
    </section>
  );
}
