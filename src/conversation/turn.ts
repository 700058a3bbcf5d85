/** One turn of the dialogue on a citizen's document: the engine's step, in words, with its effects as tasks, events and plan. */
import type { Danger, Input } from '../engine/input.ts';
import type { Effect, StepResult } from '../engine/output.ts';
import { begin, step } from '../engine/step.ts';
import type { State } from '../engine/state.ts';
import { walk } from '../engine/walk.ts';
import { render } from '../messages/render.ts';
import { build } from '../plan/build.ts';
import { planAfterTurn, submitPlan } from '../plan/lifecycle.ts';
import type { CitizenDocument, DatedEvent } from './citizen.ts';
import type { Context } from './context.ts';
import { append, renderContextOf } from './entries.ts';
import { planWords } from '../messages/plan-words.ts';
import { raiseTask, withdrawTasks, withEvents } from './tasks.ts';

/** Takes one input. The citizen's own words have been appended before, so that what the bot says comes after them. */
export function takeTurn(document: CitizenDocument, context: Context, input: Input): CitizenDocument {
  const result = step(context.dialogue, stateOf(document, context, input.at), input);
  if (result.output.stale) return spoken(document, context, result);
  const moved = { ...document, state: result.state, language: result.state.language };
  const answered = spoken(moved, context, result);
  const planned = withPlan(answered, context, result.effects);
  return withTasks(planned, input, result.effects);
}

/** The state of the conversation; before the first turn, one that has not begun. */
function stateOf(document: CitizenDocument, context: Context, at: string): State {
  const { conversation, language } = document;
  return document.state ?? begin(context.dialogue, { conversation, language, at });
}

/** What the bot says, as entries; the open question is the last of them and brings the card. */
function spoken(document: CitizenDocument, context: Context, result: StepResult): CitizenDocument {
  const rendering = renderContextOf(context, document);
  const { messages, card } = render(result.output, rendering);
  const base = { at: context.clock.now(), from: 'bot', channel: 'bot' } as const;
  const said = messages.reduce((now, { text, key }) => append(now, { ...base, text, key }), document);
  const { question, stale } = result.output;
  if (stale) return said;
  const { card: _closed, ...rest } = said;
  if (card === undefined || question === undefined) return rest;
  const key = `${question.text}.ask`;
  const textHash = rendering.catalogue.textHash(rendering.language, key);
  const asked = append(rest, { ...base, text: card.question, key, textHash, asks: card.token });
  return { ...asked, card: { position: asked.transcript.at(-1)!.position, card } };
}

/** The draft follows the answers; where its lines have moved, the newest entry says so to the pages. */
function withPlan(document: CitizenDocument, context: Context, effects: readonly Effect[]): CitizenDocument {
  if (document.state === undefined) return document;
  const { conversation, language } = document;
  const lines = build(walk(context.dialogue, document.state.answers), planWords(renderContextOf(context, document)));
  const followed = planAfterTurn(document.plans, lines, { conversation, language });
  const submits = effects.some((effect) => effect.kind === 'submit');
  const plans = submits ? submitPlan(followed, document.state.at) : followed;
  return plans === document.plans ? document : withSentTask(document, marked({ ...document, plans }), submits);
}

/** A sent draft that is taken back by a change waits on the caseworker no longer; changed back, it waits again. */
function withSentTask(before: CitizenDocument, after: CitizenDocument, submits: boolean): CitizenDocument {
  const isSent = ({ plans }: CitizenDocument): boolean => plans.at(-1)?.status === 'submitted' || plans.at(-1)?.status === 'returned';
  const at = after.state?.at ?? '';
  if (isSent(before) && !isSent(after)) return withdrawTasks(after, 'submitted', at);
  return !isSent(before) && isSent(after) && !submits ? raiseTask(after, { kind: 'submitted', at }) : after;
}

/** The newest entry carries the mark that the plan has moved. It was made in this turn and is not committed yet. */
function marked(document: CitizenDocument): CitizenDocument {
  const last = document.transcript.at(-1);
  return last === undefined ? document : { ...document, transcript: [...document.transcript.slice(0, -1), { ...last, plan: true }] };
}

function withTasks(document: CitizenDocument, input: Input, effects: readonly Effect[]): CitizenDocument {
  return effects.reduce(
    (now, effect) => {
      switch (effect.kind) {
        case 'raise-task': {
          const about: { readonly about?: Danger } = input.kind === 'hold' ? { about: input.about } : {};
          return raiseTask(now, { kind: effect.task, at: input.at, ...about });
        }
        case 'submit':
          return withEvents(raiseTask(now, { kind: 'submitted', at: input.at }), [{ at: input.at, kind: 'submitted' }]);
        case 'reopen':
          return withEvents(now, [{ at: input.at, kind: 'reopened' }]);
        case 'record':
          return withEvents(now, [eventOf(effect, input.at)]);
        case 'show-plan':
        case 'due':
          return now;
        default:
          return effect satisfies never;
      }
    },
    withHolding(document, input),
  );
}

function eventOf(effect: Extract<Effect, { kind: 'record' }>, at: string): DatedEvent {
  return { at, kind: effect.event, ...(effect.key !== undefined && { key: effect.key }) };
}

function withHolding(document: CitizenDocument, input: Input): CitizenDocument {
  if (input.kind === 'hold') return withEvents(document, [{ at: input.at, kind: 'held' }]);
  return input.kind === 'staff' ? withEvents(document, [{ at: input.at, kind: 'released' }]) : document;
}
