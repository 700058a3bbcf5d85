/** Opening dialogues beside the plan's own, and what comes of them when they end. */
import { awayMilliseconds } from '../engine/commanding.ts';
import type { Given, State, Value } from '../engine/state.ts';
import type { Agreement } from '../plan/document.ts';
import { closeQuestion } from '../plan/lifecycle.ts';
import type { CitizenDocument, Matter } from './citizen.ts';
import { agreeToChange } from './agreement.ts';
import type { Context } from './context.ts';
import { markPlan } from './entries.ts';
import { houseScripts } from './scripts.ts';
import { raiseTask } from './tasks.ts';
import { runnableOf, type Thread } from './threads.ts';

/** What a dialogue is opened with. */
export type NewMatter = Pick<Matter, 'script' | 'staff' | 'line' | 'of' | 'given'>;

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Puts a dialogue in the queue. It comes to the citizen when it is in focus: see `refocus`. A script that is not there opens nothing. */
export function openMatter(document: CitizenDocument, context: Context, opened: NewMatter): CitizenDocument {
  const runnable = runnableOf(context, opened);
  if (runnable === undefined) return document;
  const at = context.clock.now();
  const days = runnable.dialogue.script.expires;
  const expires = days === undefined ? {} : { expires: new Date(Date.parse(at) + days * dayMilliseconds).toISOString() };
  const matter: Matter = { ...opened, id: `m${document.matters.length + 1}`, at, ...expires };
  return { ...document, matters: [...document.matters, matter] };
}

/**
 * What tells a script that the citizen has been introduced to it already, the same day: nobody is greeted five times because five lines were
 * changed.
 */
export function introduced(document: CitizenDocument, script: string, at: string): { readonly again?: string } {
  const lately = document.matters.some((matter) => matter.script === script && Date.parse(at) - Date.parse(matter.at) < awayMilliseconds);
  return lately ? { again: 'yes' } : {};
}

/** Closes the open matters that fit: what they were about is no more. What was answered in them stays, and feeds nothing. */
export function dropMatters(document: CitizenDocument, fits: (matter: Matter) => boolean, at: string): CitizenDocument {
  const open = document.matters.filter((matter) => matter.closed === undefined && fits(matter));
  return open.reduce((now, matter) => close(now, matter, { at, how: 'dropped' }), document);
}

/** After a turn: a dialogue that came to its end is closed, and what was said in it goes where it belongs. */
export function afterTurn(document: CitizenDocument, thread: Thread): CitizenDocument {
  const matter = document.matters.find(({ id }) => id === thread.id);
  if (matter?.state === undefined || matter.closed !== undefined) return document;
  const { status, at } = matter.state;
  if (status === 'expired') return close(document, matter, { at, how: 'expired' });
  if (status !== 'done') return document;
  return settled(close(document, matter, { at, how: 'done' }), matter, matter.state);
}

function close(document: CitizenDocument, matter: Matter, closed: NonNullable<Matter['closed']>): CitizenDocument {
  const matters = document.matters.map((one) => (one.id === matter.id ? { ...one, closed } : one));
  const { card, ...rest } = document;
  const theirs = card !== undefined && card.card.token === matter.state?.open?.token;
  return theirs || card === undefined ? { ...rest, matters } : { ...rest, card, matters };
}

/** A question that was answered is told to the caseworker; a changed line that was answered is agreed to or not. */
function settled(document: CitizenDocument, matter: Matter, state: State): CitizenDocument {
  const { line, of } = matter;
  const { at } = state;
  if (line === undefined) return document;
  if (matter.script === houseScripts.question) {
    return raiseTask(markPlan({ ...document, plans: closeQuestion(document.plans, line) }), { kind: 'submitted', at });
  }
  const answer = valueIn(state, 'answer');
  if (matter.script !== houseScripts.agreement || of === undefined || !isAnswer(answer)) return document;
  const comment = valueIn(state, 'comment');
  const request = { line, of, answer, comment: typeof comment === 'string' ? comment : '' } as const;
  const agreed = agreeToChange(document, request, at);
  return agreed.ok ? markPlan(agreed.value) : document;
}

function isAnswer(value: Value | undefined): value is Agreement['answer'] {
  return value === 'agreed' || value === 'disagreed' || value === 'commented';
}

/** The answer to a step by its id, whatever section it stands in. */
function valueIn({ answers }: State, step: string): Value | undefined {
  return Object.values(answers).find((section) => Object.hasOwn(section, step))?.[step]?.value;
}

/**
 * What a script asks to be given, as far as the citizen's confirmed or newest plan has it: a text from the line of that name (`goal`, `step`), choices from the
 * lines of the group of that name (`offers` from `offer[...]`). `more` brings the rest.
 */
export function givenFrom(document: CitizenDocument, context: Context, script: string, more: Given = {}): Given {
  const plan = document.plans.findLast(({ status }) => status === 'confirmed') ?? document.plans.at(-1);
  const wanted = context.scripts.find(script)?.dialogue.script.given ?? [];
  const found = wanted.flatMap(({ id, is }): readonly (readonly [string, Value])[] => {
    const given = more[id];
    if (given !== undefined) return [[id, given]];
    if (is === 'text') {
      const content = plan?.lines.find((line) => line.id === id)?.content;
      return content?.kind === 'words' ? [[id, content.text]] : [];
    }
    const chosen = (plan?.lines ?? []).flatMap(({ slot, content }) => (`${slot}s` === id && content.kind === 'choice' ? [content.id] : []));
    return is === 'choices' && chosen.length > 0 ? [[id, chosen]] : [];
  });
  return Object.fromEntries(found);
}
