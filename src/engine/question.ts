/** The open question as data, made from where the cursor stands. */
import { answerOf, fullKey } from './answers.ts';
import type { Dialogue } from './dialogue.ts';
import { leastOf } from './kinds/choices.ts';
import { liveAnswer } from './live.ts';
import { optionsOf } from './options.ts';
import type { Param, Question } from './output.ts';
import type { Place } from './path.ts';
import type { ProgramEntry } from './program.ts';
import { partAt } from './parts.ts';
import { readBack, readBackToSend } from './readback.ts';
import type { StepKind } from './script.ts';
import { askedStep, asksWay, isShort, wordingOf } from './short-way.ts';
import type { Answer, Open, State, Value, Without } from './state.ts';

/** Parameters that the wording of a place may use: the choice of the round as `each`, and the earlier answers that it shows. */
export function paramsOf(dialogue: Dialogue, state: State, place: Place): Readonly<Record<string, Param>> {
  const params: Record<string, Param> = {};
  if (place.each !== undefined) params['each'] = { answer: place.each.id, options: [place.each] };
  for (const [name, key] of Object.entries(place.entry.step.shows)) {
    const answer = liveAnswer(dialogue, state.answers, key, place.each?.id);
    const entry = dialogue.program.byText.get(key);
    // What was passed over cannot be shown: a text that names it all the same has a gap, and nobody is left without a question.
    params[name] = answer === undefined || entry === undefined ? '...' : answerParam(dialogue, state, entry, answer);
  }
  return params;
}

/** An answer as a text shows it, with all that is needed to put it in words. */
export function answerParam(dialogue: Dialogue, state: State, entry: ProgramEntry, answer: Pick<Answer, 'value' | 'other'>): Param {
  const options = optionsOf(dialogue, state.answers, entry);
  return { answer: answer.value, kind: kindOf(entry.step), options, ...(answer.other !== undefined && { other: answer.other }) };
}

/** What kind of answer it is, also of one that was brought. */
function kindOf(step: ProgramEntry['step']): StepKind {
  return step.ask === 'given' ? step.is : step.ask;
}

/** What is shown of an answer that the citizen is asked about: what was written, and what was understood. */
function understoodParams(dialogue: Dialogue, state: State, place: Place, open: Open): Readonly<Record<string, Param>> {
  if (open.kind !== 'readings' && open.kind !== 'confirm') return paramsOf(dialogue, state, place);
  if (open.kind === 'readings') return { text: open.text };
  const options = optionsOf(dialogue, state.answers, place.entry);
  return { text: open.text, answer: { answer: open.value, options, quoted: true, ...(open.other !== undefined && { other: open.other }) } };
}

/** Of how many parts the way has nothing is known before it is chosen. */
const undecided = { at: 0, of: 0 } as const;

/** Filled step by step here, and written to no more afterwards. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The question of a place, as `open` has it. */
export function questionAt(dialogue: Dialogue, state: State, place: Place, open: Open): Question {
  const { entry } = place;
  const standing = answerOf(state.answers, entry, place.each?.id);
  const asked = open.kind === 'step';
  const step = askedStep(dialogue, state.answers, entry);
  const question: Writable<Question> = {
    token: open.token,
    key: fullKey(entry, place.each?.id),
    text: asked ? wordingOf(dialogue, state.answers, entry) : `app.${open.kind}`,
    kind: asked ? step.ask : open.kind,
    params: asked ? paramsOf(dialogue, state, place) : understoodParams(dialogue, state, place, open),
    sensitive: entry.sensitive,
    tries: asked ? (Math.min(open.tries, 3) as Question['tries']) : 0,
    without: asked ? waysPast(entry) : [],
    options: optionsOf(dialogue, state.answers, entry),
    progress: asksWay(dialogue, entry) ? undecided : partAt(dialogue, state.answers, entry.section),
    other: false,
    ordered: false,
  };
  if (open.kind !== 'confirm') limit(question, step);
  if (open.kind === 'readings') question.values = open.values;
  if (open.kind === 'confirm') question.values = ['yes', 'no'];
  if (open.kind === 'change') question.lines = readBack(dialogue, state.answers);
  else if (entry.step.ask === 'summary') question.lines = readBackToSend(dialogue, state.answers);
  if (asked && standing !== undefined) question.standing = standingFor(step.ask, standing.value);
  if (entry.step.ask === 'summary' && isShort(dialogue, state.answers)) question.more = true;
  return question;
}

/** Of several choices the one, where one is asked for; where more stand, none of them is the answer to that. */
function standingFor(kind: StepKind, value: Value): Value {
  return kind === 'choice' && Array.isArray(value) && value.length === 1 ? (value[0] as string) : value;
}

/** The list of own answers to change, when no question is open behind it. */
export function changeQuestion(dialogue: Dialogue, state: State, token: string): Question {
  const { sections, byText } = dialogue.program;
  const at = state.cursor === undefined ? undefined : byText.get(state.cursor.step);
  const progress = partAt(dialogue, state.answers, (at?.section ?? sections.at(-1))!);
  return {
    token,
    key: 'change',
    text: 'app.change',
    kind: 'change',
    params: {},
    sensitive: true,
    tries: 0,
    without: [],
    options: [],
    other: false,
    ordered: false,
    progress,
    lines: readBack(dialogue, state.answers),
  };
}

function waysPast(entry: ProgramEntry): readonly Without[] {
  const { skippable, unknown, declinable } = entry.step;
  const ways: Without[] = [];
  if (unknown) ways.push('unknown');
  if (skippable) ways.push('skipped');
  if (declinable) ways.push('declined');
  return ways;
}

/** What the kind of step allows. */
function limit(question: Writable<Question>, step: ProgramEntry['step']): void {
  if (step.ask === 'choice' || step.ask === 'choices') question.other = step.other;
  if (step.ask === 'choices') question.ordered = step.ordered;
  if (step.ask === 'scale') {
    question.min = 0;
    question.max = 10;
  } else if (step.ask === 'choices' || step.ask === 'number') {
    question.min = step.ask === 'choices' ? leastOf(step, question.options.length) : step.min;
    question.max = step.max;
  }
}
