/** Turns per second: our engine beside an XState 5 actor and Bot Framework prompts, and a long script beside a short one. */
import { converse, proveEngine } from './engine.ts';
import type { Dialogue } from '../src/engine/dialogue.ts';
import { answerAll, longDialogue } from './long.ts';
import { median, race, ratio, type Rival, type Speeds } from './measure.ts';
import { dialogueOf } from './questions.ts';
import type { Effort, Figure, Finding } from './report.ts';

const effortOf = (effort: Effort): { readonly rounds: number; readonly milliseconds: number } =>
  effort.quick ? { rounds: 5, milliseconds: 100 } : { rounds: 15, milliseconds: 400 };

function speedFigures(speeds: Speeds): readonly Figure[] {
  return Object.entries(speeds).map(([name, values]) => ({ name, value: median(values), unit: 'turns/s' }));
}

/** The same ten questions, answers and checks for all. Each rival first proves that it understands every answer. */
export async function benchTurns(effort: Effort): Promise<Finding> {
  const { converseXState, proveXState } = await import('./xstate.ts');
  const { conversePrompts, provePrompts } = await import('./prompts.ts');
  const dialogue = dialogueOf();
  proveEngine(dialogue);
  proveXState();
  await provePrompts();
  const rivals: readonly Rival[] = [
    { name: 'engine', conversation: () => converse(dialogue, false) },
    { name: 'XState 5 actor', conversation: () => converseXState(false) },
    { name: 'engine, state as JSON each turn', conversation: () => converse(dialogue, true) },
    { name: 'XState 5 actor, state as JSON each turn', conversation: () => converseXState(true) },
    { name: 'botbuilder-dialogs prompts, state as JSON each turn', conversation: conversePrompts },
  ];
  const speeds = await race(rivals, effortOf(effort));
  const json = 'engine, state as JSON each turn';
  const beside = (name: string, ours: string, other: string, goal: number) =>
    ({ name, figure: ratio(speeds, ours, other), compare: 'at least', goal, unit: 'times' }) as const;
  return {
    bench: 'turns',
    figures: speedFigures(speeds),
    goals: [
      beside('engine beside XState', 'engine', 'XState 5 actor', 2),
      beside('engine beside XState, state as JSON', json, 'XState 5 actor, state as JSON each turn', 1.5),
      beside('engine beside botbuilder-dialogs, state as JSON', json, 'botbuilder-dialogs prompts, state as JSON each turn', 1.5),
    ],
  };
}

/** The same ten answers in a script of ten steps and in one of a thousand: the engine alone. What it costs to write the state out is told apart. */
export async function benchLength(effort: Effort): Promise<Finding> {
  const short = dialogueOf(10);
  const long = dialogueOf(1000);
  proveEngine(short);
  const [shortWithConditions, longWithConditions] = [longDialogue(10), longDialogue(1000)];
  const tenAnswers = (dialogue: Dialogue) => () => (answerAll(dialogue, 10), 11);
  const speeds = await race(
    [
      { name: 'script of 10 steps', conversation: () => converse(short, false) },
      { name: 'script of 1,000 steps', conversation: () => converse(long, false) },
      { name: 'script of 10 steps with conditions', conversation: tenAnswers(shortWithConditions) },
      { name: 'script of 1,000 steps with conditions', conversation: tenAnswers(longWithConditions) },
      { name: 'script of 1,000 steps, state as JSON each turn', conversation: () => converse(long, true) },
    ],
    effortOf(effort),
  );
  const cost = ratio(speeds, 'script of 10 steps', 'script of 1,000 steps');
  const withConditions = ratio(speeds, 'script of 10 steps with conditions', 'script of 1,000 steps with conditions');
  return {
    bench: 'length',
    figures: speedFigures(speeds),
    goals: [
      { name: 'cost of a turn, 1,000 steps beside 10', figure: cost, compare: 'at most', goal: 1.5, unit: 'times' },
      { name: 'the same with conditions on steps and sections', figure: withConditions, compare: 'at most', goal: 1.5, unit: 'times' },
    ],
  };
}
