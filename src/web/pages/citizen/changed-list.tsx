/** What has changed and why, on top of the sheet; the lines themselves hold the answers. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { CitizenPlan, LineView } from '../../../review/views.ts';
import { useWords } from '../shared/words.ts';
import { answerWords } from './change.tsx';
import { dateIn } from './dates.ts';
import { Saying } from './saying.tsx';
import { anchorOf } from './sheet-parts.ts';

/** Takes eyes and focus to a line of the sheet. */
function show(line: LineView): void {
  const element = document.getElementById(anchorOf(line));
  element?.scrollIntoView({ block: 'start' });
  element?.focus({ preventScroll: true });
}

function Changed({ line, change }: { readonly line: LineView; readonly change: NonNullable<LineView['change']> }): VNode {
  const w = useWords();
  const said = change.agreement === 'unanswered' ? undefined : w(answerWords[change.agreement]);
  return (
    <li>
      <h3 dir="auto">{line.heading}</h3>
      <dl>
        <div>
          <dt>{w('change-before')}</dt>
          <dd>
            <Saying line={line} />
          </dd>
        </div>
        <div>
          <dt>{w('change-now')}</dt>
          <dd dir="auto">{change.text}</dd>
        </div>
        <div>
          <dt>{w('change-reason')}</dt>
          <dd dir="auto">{change.reason}</dd>
        </div>
        <div>
          <dt>{w('your-answer')}</dt>
          <dd>
            {said === undefined || change.answered === undefined
              ? w('changed-none-said')
              : w('changed-said', { answer: said, date: dateIn(change.answered) })}
          </dd>
        </div>
      </dl>
      <button class="btn btn--plain" type="button" onClick={() => show(line)}>
        {w('changed-see')}
        <span class="sr">: {line.heading}</span>
      </button>
    </li>
  );
}

interface ListProps {
  readonly changed: readonly { readonly line: LineView; readonly change: NonNullable<LineView['change']> }[];
}
/** Open where an answer is waited for when it first shows; it does not close under the eyes of who answers. */
function List({ changed }: ListProps): VNode {
  const w = useWords();
  const [open] = useState(() => changed.some(({ change }) => change.agreement === 'unanswered'));
  return (
    <details class="changed" open={open}>
      <summary>
        {w('changed-title')} ({changed.length})
      </summary>
      <ul>
        {changed.map(({ line, change }) => (
          <Changed key={line.id} line={line} change={change} />
        ))}
      </ul>
    </details>
  );
}

/** Nothing where nobody has changed a line. */
export function ChangedList({ plan }: { readonly plan: CitizenPlan }): VNode | null {
  const changed = plan.lines.flatMap((line) => (line.change === undefined ? [] : [{ line, change: line.change }]));
  return changed.length === 0 ? null : <List changed={changed} />;
}
