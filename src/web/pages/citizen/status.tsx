/** Where the plan is now: in words, and as three steps. */
import type { ComponentChildren, VNode } from 'preact';
import type { CitizenPlan } from '../../../review/views.ts';
import { Icon } from '../shared/icons.tsx';
import { useWords } from '../shared/words.ts';
import { dateIn } from './dates.ts';
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

interface WhereProps {
  readonly plan: CitizenPlan;
  /** The caseworker's name. */
  readonly name: string;
}

/** Who has the plan and what happens now, in plain words; the words of `page.now-<...>`. */
function Now({ plan, name }: WhereProps): VNode | null {
  const w = useWords();
  const { status } = plan;
  switch (status) {
    case 'none':
      return null;
    case 'returned':
      return <p>{w(unanswered(plan).length > 0 ? 'now-returned' : 'now-question', { name })}</p>;
    case 'submitted':
      return (
        <p>
          {w('now-submitted', { name })} {plan.answerTime}
        </p>
      );
    case 'confirmed':
      return <Next plan={plan} />;
    case 'draft':
    case 'superseded':
      return <p>{w(`now-${status}`, { name })}</p>;
    default: {
      const never: never = status;
      return never;
    }
  }
}

/** What comes after the confirmation: the contact that was agreed, and the paper. */
function Next({ plan }: { readonly plan: CitizenPlan }): VNode {
  const w = useWords();
  const agreed = plan.lines.filter(({ group, none }) => group === 'contact' && none === undefined);
  const told = agreed.flatMap(({ change, quote, text }) => change?.text ?? quote ?? text ?? []);
  const handed = plan.confirmed?.handedOver;
  return (
    <>
      <p>{w('now-confirmed')}</p>
      {told.length > 0 && (
        <p>
          {w('now-contact')} <bdi>{told.join('. ')}</bdi>
        </p>
      )}
      <p>{handed === undefined ? w('handed-over-not') : w('handed-over', { name: handed.staff, date: dateIn(handed.at) })}</p>
    </>
  );
}

function When({ plan }: { readonly plan: CitizenPlan }): VNode | null {
  const w = useWords();
  if (plan.at === undefined) return null;
  const date = dateIn(plan.at);
  if (plan.confirmed !== undefined) return <p>{w('confirmed-by', { date, name: plan.confirmed.staff })}</p>;
  return <p>{w('at-sent', { date })}</p>;
}

/**
 * The status and its date, three steps, what happens now and who has it, and a way to the changed lines that wait for an answer. A draft
 * not yet sent, and a question, get the way back to the conversation. `children` stand last: what else may be done now.
 */
export function Where({ plan, name, children }: WhereProps & { readonly children?: ComponentChildren }): VNode {
  const w = useWords();
  const at = stepOf(plan.status);
  const open = unanswered(plan).length;
  const talks = at === 0 || (plan.status === 'returned' && open === 0);
  return (
    <section class="where" aria-label={w('where')}>
      <p>
        <b>{plan.statusText}</b>
      </p>
      <When plan={plan} />
      <Steps at={at} />
      {plan.status !== 'none' && <h2>{w('now-title')}</h2>}
      <Now plan={plan} name={name} />
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
      {talks && (
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
