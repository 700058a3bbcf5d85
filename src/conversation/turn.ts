/** One turn of a dialogue on a citizen's document: the engine's step, in words, with its effects as tasks, events and plan. */
import type { Danger, Input } from '../engine/input.ts';
import type { Effect, StepResult } from '../engine/output.ts';
import { step } from '../engine/step.ts';
import { render } from '../messages/render.ts';
import type { CitizenDocument, DatedEvent } from './citizen.ts';
import type { Context } from './context.ts';
import { append, renderContextOf } from './entries.ts';
import { upToDate } from './following.ts';
import { afterTurn } from './matters.ts';
import { withMore } from './more.ts';
import { withPlan } from './planning.ts';
import { houseScripts, type Runnable } from './scripts.ts';
import { wordsFor } from './standing.ts';
import { raiseTask, withEvents } from './tasks.ts';
import { focusOf, runnableOf, stateBefore, threadsOf, withState, type Thread } from './threads.ts';

/**
 * Takes one input in a dialogue, by default the one in focus. The citizen's own words have been appended before, so that what the bot says
 * comes after them. A dialogue in the structure of an earlier version first finds its place in the one that runs. One that can no longer be
 * run leaves the document as it is.
 */
export function takeTurn(given: CitizenDocument, context: Context, input: Input, named = focusOf(given)): CitizenDocument {
  const document = upToDate(given, context);
  const thread = document === given ? named : (threadsOf(document).find(({ id }) => id === named.id) ?? named);
  const runnable = runnableOf(context, thread);
  if (runnable === undefined) return given;
  const before = stateBefore(document, thread, runnable, input.at);
  const result = step(runnable.dialogue, before, input);
  const speaker = { thread, runnable };
  if (result.output.stale) return spoken(document, context, result, speaker);
  const answered = spoken(withState(document, thread, result.state), context, result, speaker);
  const planned = withPlan(answered, context, { thread, effects: result.effects, moved: result.state.answers !== before.answers });
  return withMore(afterTurn(withTasks(planned, { thread, input, effects: result.effects }), thread), context);
}

interface Speaker {
  readonly thread: Thread;
  readonly runnable: Runnable;
}

/** What the bot says, as entries; the open question is the last of them and brings the card. */
function spoken(document: CitizenDocument, context: Context, result: StepResult, { thread, runnable }: Speaker): CitizenDocument {
  const rendering = { ...renderContextOf(context, document), catalogue: wordsFor(document, runnable.catalogue) };
  const { messages, card } = render(result.output, rendering);
  const base = { at: context.clock.now(), from: 'bot', channel: 'bot' } as const;
  const said = messages.reduce((now, message) => append(now, { ...base, ...message }), document);
  const { question, stale } = result.output;
  if (stale) return said;
  const { card: _closed, ...rest } = said;
  if (card === undefined || question === undefined) return rest;
  const key = `${question.text}.ask`;
  const textHash = rendering.catalogue.textHash(rendering.language, key);
  const asks = { text: card.question, key, textHash, asks: card.token, ...(question.sensitive && { sensitive: true as const }) };
  const isTheirs = thread.script === houseScripts.question && question.kind === 'text' && thread.matter?.staff !== undefined;
  // The caseworker's question stands in the conversation as what it is: the words of a person.
  const asked = isTheirs
    ? append(rest, { ...base, ...asks, from: 'staff', channel: 'desk', staff: thread.matter.staff })
    : append(rest, { ...base, ...asks });
  const shown = isTheirs ? { ...card, kind: 'caseworker-question' as const } : card;
  return { ...asked, card: { position: asked.transcript.at(-1)!.position, card: shown } };
}

interface Deed {
  readonly thread: Thread;
  readonly input: Input;
  readonly effects: readonly Effect[];
}

function withTasks(document: CitizenDocument, { thread, input, effects }: Deed): CitizenDocument {
  const { at } = input;
  return effects.reduce(
    (now, effect) => {
      switch (effect.kind) {
        case 'raise-task': {
          const about: { readonly about?: Danger } = input.kind === 'hold' ? { about: input.about } : {};
          return raiseTask(now, { kind: effect.task, at, ...about });
        }
        case 'submit':
          return withEvents(raiseTask(now, { kind: sentAs(document, thread), at }), [{ at, kind: 'submitted', ...keyOf(thread) }]);
        case 'reopen':
          return withEvents(now, [{ at, kind: 'reopened', ...keyOf(thread) }]);
        case 'record':
          return withEvents(now, [eventOf(effect, at)]);
        case 'show-plan':
        // What falls due is read from the document when it is committed: see `due-items.ts`.
        case 'due':
          return now;
        default:
          return effect satisfies never;
      }
    },
    withHolding(document, input),
  );
}

/** What was sent is a draft of the plan where the plan waits on the caseworker by it; any other dialogue is one to be read. */
function sentAs(document: CitizenDocument, thread: Thread): 'submitted' | 'dialogue' {
  return thread.matter === undefined || document.plans.at(-1)?.status === 'submitted' ? 'submitted' : 'dialogue';
}

function keyOf({ matter }: Thread): { readonly key?: string } {
  return matter === undefined ? {} : { key: matter.script };
}

function eventOf(effect: Extract<Effect, { kind: 'record' }>, at: string): DatedEvent {
  return { at, kind: effect.event, ...(effect.key !== undefined && { key: effect.key }) };
}

function withHolding(document: CitizenDocument, input: Input): CitizenDocument {
  if (input.kind === 'hold') return withEvents(document, [{ at: input.at, kind: 'held' }]);
  return input.kind === 'staff' ? withEvents(document, [{ at: input.at, kind: 'released' }]) : document;
}
