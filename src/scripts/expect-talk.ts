/** Whether the bot said or asked what a line of a conversation expects. */
import type { StepResult } from '../engine/output.ts';
import type { State } from '../engine/state.ts';
import type { TalkLine } from './transcript.ts';

/** A conversation under way. */
export interface Running {
  readonly state: State;
  readonly result: StepResult;
  /** Keys said since the citizen's last line. */
  readonly said: readonly string[];
  readonly at: string;
}

type BotLine = Extract<TalkLine, { readonly bot: unknown }>['bot'];

/** What was expected and what is there; nothing where the line holds. */
export function talkFault(
  bot: BotLine,
  { result, state, said }: Running,
): { readonly expected: string; readonly seen: string } | undefined {
  const question = result.output.question;
  const asked = question === undefined ? `nothing (${state.status})` : `${question.text} (${question.key})`;
  if (typeof bot === 'string') return asks(bot, question) ? undefined : { expected: bot, seen: asked };
  if ('says' in bot) {
    return said.includes(bot.says) ? undefined : { expected: bot.says, seen: said.length === 0 ? 'nothing said' : said.join(', ') };
  }
  if ('readings' in bot) {
    const readings = JSON.stringify(bot.readings);
    const seen = question?.kind === 'readings' ? JSON.stringify(question.values) : asked;
    return seen === readings ? undefined : { expected: `readings ${readings}`, seen };
  }
  if ('confirm' in bot) {
    const { open } = state;
    const seen = open?.kind === 'confirm' ? JSON.stringify(open.value) : asked;
    return seen === JSON.stringify(bot.confirm) ? undefined : { expected: `confirm ${JSON.stringify(bot.confirm)}`, seen };
  }
  const open = question !== undefined && asks(bot.change, question) && question.standing !== undefined;
  return open ? undefined : { expected: `change of ${bot.change}`, seen: asked };
}

function asks(expected: string, question: Running['result']['output']['question']): boolean {
  if (expected === 'nothing') return question === undefined;
  if (expected === 'change') return question?.kind === 'change';
  if (question === undefined || question.kind === 'readings' || question.kind === 'confirm' || question.kind === 'change') return false;
  return question.text === expected || question.key === expected;
}
