/** Where the plan is now: in words, and as three steps. */
import type { ComponentChildren, VNode } from 'preact';
import type { CitizenPlan } from '../../../review/views.ts';
import { Icon } from '../shared/icons.tsx';
import { useWords } from '../shared/words.ts';
import { anchorOf, unanswered } from './sheet-parts.ts';

const steps = ['draft', 'there', 'confirmed'] as const;

function stepOf(status: CitizenPlan['status']): number {
  switch (status) {
    case 'none':
    case 'draft':
      return 0;
    case 'submitted':
    case 'returned':
      return 1;
    case 'confirmed':
    case 'superseded':
      return 2;
    default: {
      const never: never = status;
      return never;
    }
  }
}

/** "23. november 2026", in the language of the page. */
function dateIn(at: string): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format(new Date(at));
}

/** Takes eyes and focus to the first line that waits for an answer. */
function showFirst(plan: CitizenPlan): void {
  const [line] = unanswered(plan);
  const element = line === undefined ? null : document.getElementById(anchorOf(line));
  element?.scrollIntoView({ block: 'start' });
  element?.focus({ preventScroll: true });
}

function Steps({ at }: { readonly at: number }): VNode {
  const w = useWords();
  return (
    <ol>
      {steps.map((step, index) => (
        <li key={step} class={index < at ? 'done' : ''} aria-current={index === at ? 'step' : undefined}>
          {index < at && <Icon name="check" />}
          <div>
            {w(`step-${step}`)}
            {index < at && <span class="sr"> {w('step-done')}</span>}
            <small>{w(`step-${step}-note`)}</small>
          </div>
        </li>
      ))}
    </ol>
  );
}

/**
 * The status, its date, and a way to the changed lines that wait for an answer. A draft not yet sent gets the way back to the
 * conversation instead. `children` stand last: what else may be done now.
 */
export function Where({ plan, children }: { readonly plan: CitizenPlan; readonly children?: ComponentChildren }): VNode {
  const w = useWords();
  const at = stepOf(plan.status);
  const open = unanswered(plan).length;
  return (
    <section class="where" aria-label={w('where')}>
      <p>
        <b>{plan.statusText}</b>
      </p>
      {plan.at !== undefined && at > 0 && <p>{w(at === 2 ? 'at-confirmed' : 'at-sent', { date: dateIn(plan.at) })}</p>}
      <Steps at={at} />
      {open > 0 && (
        <button class="btn btn--plain" type="button" onClick={() => showFirst(plan)}>
          {open === 1 ? w('changes-one') : w('changes-many', { count: open })}
        </button>
      )}
      {plan.confirmedReason !== undefined && (
        <p>
          {w('confirmed-reason')} <span dir="auto">{plan.confirmedReason}</span>
        </p>
      )}
      {at === 0 && (
        <p class="where__go">
          <a class="btn btn--go" href="#">
            {w('to-chat')}
          </a>
        </p>
      )}
      {children}
    </section>
  );
}
