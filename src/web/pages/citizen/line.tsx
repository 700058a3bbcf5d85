/** One line of the plan: what it says, where it comes from, and a caseworker's change beside it. */
import type { VNode } from 'preact';
import type { LineView } from '../../../review/views.ts';
import { useWords } from '../shared/words.ts';
import { ChangedLine } from './change.tsx';
import type { Answering } from './change.tsx';
import { Saying } from './saying.tsx';
import { anchorOf } from './sheet-parts.ts';

interface LineProps {
  readonly line: LineView;
  readonly answering: Answering;
  /** Whether the heading is shown; a line alone under its section's heading needs none. */
  readonly heading?: boolean;
  /** The line names its part, whose heading says it already. */
  readonly headed?: boolean;
}

/**
 * A line anywhere on the plan page. Its element carries the id of `anchorOf`, so that links and the focus can be taken to it, unless the plan
 * is only to be read.
 */
export function PlanLine({ line, answering, heading = true, headed = false }: LineProps): VNode {
  const w = useWords();
  return (
    <div class="line" {...(answering.send !== undefined && { id: anchorOf(line), tabIndex: -1 })}>
      {heading && <h3>{line.heading}</h3>}
      {line.change === undefined ? (
        !headed && <Saying line={line} />
      ) : (
        <ChangedLine line={line} change={line.change} answering={answering} />
      )}
      {line.notNow !== undefined && (
        <div class="notnow">
          <p>
            <b>{w('not-now')}</b>
          </p>
          <p>
            {w('not-now-reason')} <span dir="auto">{line.notNow.reason}</span>
          </p>
        </div>
      )}
    </div>
  );
}
