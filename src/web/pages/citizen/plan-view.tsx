/** "Min plan": where it is, the sheet, and the commands with Print where Pause stood. */
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CitizenPlan } from '../../../review/views.ts';
import { Commands, Top } from '../shared/bars.tsx';
import type { BarCommand } from '../shared/bars.tsx';
import { canSpeak, hush, speak } from '../shared/speech.ts';
import { useWords } from '../shared/words.ts';
import type { ChatState } from '../widget/element.tsx';
import type { Answering } from './change.tsx';
import { sendAgreement } from './plan-source.ts';
import { Sheet } from './sheet.tsx';
import { Where } from './status.tsx';

interface PlanViewProps {
  readonly state: ChatState;
  readonly plan: CitizenPlan | undefined;
  readonly away: boolean;
  readonly readAgain: () => void;
  /** Sends a command to the conversation and goes there. */
  readonly command: (name: string, label: string) => void;
  readonly tools: ComponentChildren;
}

function useCommands({ plan, state, command }: PlanViewProps): readonly BarCommand[] {
  const w = useWords();
  const [speaking, setSpeaking] = useState(false);
  const read = (): void => {
    if (speaking) return hush();
    setSpeaking(true);
    speak(readable(plan, w), state.language, () => setSpeaking(false));
  };
  return [
    { name: 'back', icon: 'back', act: () => void (location.hash = '') },
    { name: 'change', icon: 'edit', act: () => command('change', w('command.change')) },
    { name: 'print', icon: 'print', act: () => print() },
    { name: 'read', icon: 'sound', act: read, absent: !canSpeak(), ...(speaking ? { label: w('command.read-stop') } : {}) },
    { name: 'person', icon: 'human', act: () => command('person', w('command.person')) },
  ];
}

function Sheets({ plan, answering }: { readonly plan: CitizenPlan; readonly answering: Answering }): VNode {
  const w = useWords();
  const { standing } = plan;
  return (
    <div class="sheets">
      {standing !== undefined && (
        <>
          <h2 class="standing">{w('plan-confirmed')}</h2>
          <Sheet plan={standing} answering={answering} label={w('plan-confirmed')} />
        </>
      )}
      {standing !== undefined && plan.lines.length > 0 && <h2 class="standing">{w('plan-new-draft')}</h2>}
      {plan.lines.length > 0 && <Sheet plan={plan} answering={answering} label={w(standing === undefined ? 'sheet' : 'plan-new-draft')} />}
    </div>
  );
}

/** What "Læs højt" reads: which plan counts where there are two, and then each with its lines. */
function readable(plan: CitizenPlan | undefined, w: (key: string) => string): readonly string[] {
  if (plan === undefined) return [];
  const lines = plan.lines.flatMap((line) => [line.heading, line.quote ?? line.text ?? '', line.change?.text ?? '']);
  if (plan.standing === undefined) return [plan.statusText, ...lines];
  return [w('plan-counts'), w(newerKey(plan.status)), ...readable(plan.standing, w), w('plan-new-draft'), ...lines];
}

function newerKey(status: CitizenPlan['status']): string {
  return status === 'submitted' || status === 'returned' ? 'plan-newer-sent' : 'plan-newer-draft';
}

/** Which plan counts, and what becomes of the newer draft beside it. */
function Newer({ status }: { readonly status: CitizenPlan['status'] }): VNode {
  const w = useWords();
  const key = newerKey(status);
  return (
    <div class="note">
      <p class="note__head">{w('plan-counts')}</p>
      <p>{w(key)}</p>
      {key === 'plan-newer-draft' && (
        <p>
          <a href="#">{w('to-chat')}</a>
        </p>
      )}
    </div>
  );
}

/**
 * The view at `#plan`. The plan is absent until it was read once; `away` says that the last reading failed, and the plan read before it
 * still shows. A confirmed plan stands above a newer draft, and where the plan is, is where the confirmed one is. Changed lines can be
 * answered in both: a voice is not closed by a confirmation.
 */
export function PlanView(props: PlanViewProps): VNode {
  const { state, plan, away, readAgain, tools } = props;
  const w = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  const commands = useCommands(props);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const answering: Answering = {
    send: async (request) => {
      const answered = await sendAgreement(state.token, request);
      if (answered.kind !== 'failed') readAgain();
      return answered;
    },
  };
  return (
    <div class="root">
      <button class="skip" type="button" onClick={() => title.current?.focus()}>
        {w('skip-plan')}
      </button>
      <Top me={state.me}>{tools}</Top>
      <main class="page page--plan">
        <h1 class="title" ref={title} tabIndex={-1}>
          {w('plan-title')}
        </h1>
        {away && (
          <p class="note" role="status">
            {w('plan-away')}
          </p>
        )}
        {plan?.standing !== undefined && <Newer status={plan.status} />}
        {plan !== undefined && <Where plan={plan.standing ?? plan} />}
        {plan !== undefined && plan.lines.length === 0 && plan.standing === undefined && <p>{w('plan-none')}</p>}
        {plan !== undefined && <Sheets plan={plan} answering={answering} />}
      </main>
      <Commands label={w('commands-plan')} commands={commands} />
    </div>
  );
}
