/** "Min plan": where it is, the sheet, and the commands with Print where Pause stood. */
import type { ComponentChildren, RefObject, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CitizenPlan, ReleaseRequest } from '../../../review/views.ts';
import { Commands, Skip, Top } from '../shared/bars.tsx';
import type { BarCommand } from '../shared/bars.tsx';
import { useKeys } from '../shared/keys.ts';
import type { Choice } from '../shared/passages.ts';
import { useReading } from '../shared/reading.ts';
import type { Reading } from '../shared/reading.ts';
import { useWords } from '../shared/words.ts';
import type { ChatState } from '../widget/element.tsx';
import type { Answering } from './change.tsx';
import { ChangedList } from './changed-list.tsx';
import { MoreToTell } from './more-to-tell.tsx';
import { Paper, SavePdf } from './paper.tsx';
import { sendAgreement, sendRelease, type Answered } from './plan-source.ts';
import { Release } from './release.tsx';
import { Sheet } from './sheet.tsx';
import { Where } from './status.tsx';
import { Versions } from './versions.tsx';

interface PlanViewProps {
  readonly state: ChatState;
  readonly plan: CitizenPlan | undefined;
  readonly away: boolean;
  readonly readAgain: () => void;
  /** Sends a command to the conversation and goes there. */
  readonly command: (name: string, label: string) => void;
  readonly tools: ComponentChildren;
  /** There where nobody has logged in: a plan is shown to its own person alone. */
  readonly logIn?: () => void;
}

/** What "Læs højt" reads: where the plan is, and the sheets, without their buttons and forms. */
const spoken: Choice = { read: 'h1, h2, h3, p, li, dt, dd, legend', skip: 'button, form, .people a' };

function useCommands({ state, command }: PlanViewProps, main: RefObject<HTMLElement | null>): readonly [readonly BarCommand[], Reading] {
  const w = useWords();
  const reading = useReading(() => (main.current === null ? [] : [main.current]), spoken, state.language);
  const say = (name: 'change' | 'repeat' | 'person') => (): void => command(name, w(`command.${name}`));
  const commands: readonly BarCommand[] = [
    { name: 'back', icon: 'back', act: () => void (location.hash = '') },
    { name: 'change', icon: 'edit', act: say('change') },
    { name: 'print', icon: 'print', act: () => print() },
    { name: 'read', icon: 'sound', act: reading.toggle },
    { name: 'repeat', icon: 'repeat', act: say('repeat') },
    { name: 'person', icon: 'human', act: say('person') },
  ];
  return [commands, reading];
}

interface SheetsProps {
  readonly plan: CitizenPlan;
  readonly answering: Answering;
  readonly token: string;
  readonly readAgain: () => void;
}
function Sheets({ plan, answering, token, readAgain }: SheetsProps): VNode {
  const w = useWords();
  const { standing } = plan;
  const counts = standing ?? plan;
  const release = async (request: ReleaseRequest): Promise<Answered> => {
    const answered = await sendRelease(token, request);
    if (answered.kind !== 'failed') readAgain();
    return answered;
  };
  return (
    <div class="sheets">
      <ChangedList plan={plan} />
      {standing !== undefined && (
        <>
          <h2 class="standing">{w('plan-confirmed')}</h2>
          <Sheet plan={standing} answering={answering} label={w('plan-confirmed')} />
          <SavePdf plan={standing} token={token} />
        </>
      )}
      {standing !== undefined && plan.lines.length > 0 && <h2 class="standing">{w('plan-new-draft')}</h2>}
      {plan.lines.length > 0 && <Sheet plan={plan} answering={answering} label={w(standing === undefined ? 'sheet' : 'plan-new-draft')} />}
      <SavePdf plan={plan} token={token} />
      <Release plan={counts} send={release} />
      <Versions plan={plan} token={token} />
    </div>
  );
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

/** Whose plan it would be is not known yet. */
function LogInFirst({ logIn }: { readonly logIn: () => void }): VNode {
  const w = useWords();
  return (
    <section class="where">
      <p>
        <b>{w('log-in-plan')}</b>
      </p>
      <p>{w('log-in-plan-why')}</p>
      <p class="where__go">
        <button class="btn btn--go" type="button" onClick={logIn}>
          {w('log-in')}
        </button>
      </p>
    </section>
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
  const main = useRef<HTMLElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const name = state.me?.caseworker.name ?? w('caseworker');
  const [commands, reading] = useCommands(props, main);
  useKeys(root, reading.stop);
  // Before it is seen, so that no key comes between.
  useLayoutEffect(() => title.current?.focus({ preventScroll: true }), []);
  const answering: Answering = {
    send: async (request) => {
      const answered = await sendAgreement(state.token, request);
      if (answered.kind !== 'failed') readAgain();
      return answered;
    },
  };
  return (
    <div class="root" ref={root}>
      {plan !== undefined && <Paper plan={plan.standing ?? plan} token={state.token} />}
      <Skip to={() => title.current?.focus()} label={w('skip-plan')} />
      <Top me={state.me}>{tools}</Top>
      <main class="page page--plan" ref={main}>
        <h1 class="title" ref={title} tabIndex={-1}>
          {w('plan-title')}
        </h1>
        {props.logIn !== undefined && <LogInFirst logIn={props.logIn} />}
        {away && (
          <p class="note" role="status">
            {w('plan-away')}
          </p>
        )}
        {plan?.standing !== undefined && <Newer status={plan.status} />}
        {plan !== undefined && (
          <Where plan={plan.standing ?? plan} name={name}>
            {plan.more === true && <MoreToTell command={props.command} />}
          </Where>
        )}
        {plan !== undefined && plan.lines.length === 0 && plan.standing === undefined && <p>{w('plan-none')}</p>}
        {plan !== undefined && <Sheets plan={plan} answering={answering} token={state.token} readAgain={readAgain} />}
      </main>
      <Commands label={w('commands-plan')} commands={commands} reading={reading} />
    </div>
  );
}
