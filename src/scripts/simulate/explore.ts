/**
 * Walks every branch of a dialogue: at each question every answer that matters (see `answers.ts`), and on from there. Citizens who stand
 * at the same question with the same ways before them are in the same situation, which is walked on from once; so it comes to an end.
 */
import type { Question } from '../../engine/output.ts';
import { answersTo, type Answering } from './answers.ts';
import { chartOf, spotOf, type Chart } from './chart.ts';
import { coveredBy, type Coverage } from './coverage.ts';
import { distinct, wayShown, type DeadEnd, type DeadEndKind } from './dead-end.ts';
import { detours } from './detours.ts';
import { beginnings } from './given.ts';
import { outlook } from './outlook.ts';
import { isStranded, isWaiting, open, take, type Scene, type Setting, type Taken } from './scene.ts';

/** A question met with certain ways before it. `next`: the situations that the answers lead to; `end` is the end of the dialogue. */
export interface Situation {
  readonly at: string;
  readonly next: ReadonlySet<number>;
}

/** Stands for the end of the dialogue among the next situations. */
export const end = -1;

/** What came of it. `starts` are the situations after the first turn, by their place among `situations`. */
export interface Exploration {
  readonly starts: readonly number[];
  readonly situations: readonly Situation[];
  /** Turns taken, detours among them. */
  readonly turns: number;
  /** True where the bound was reached and some situations were not walked on from. */
  readonly limited: boolean;
  readonly coverage: Coverage;
  readonly deadEnds: readonly DeadEnd[];
}

interface Met {
  readonly scene: Scene;
  readonly question: Question;
  readonly next: Set<number>;
  readonly way: readonly string[];
}

/** What is kept while exploring. */
interface Trip {
  readonly setting: Setting;
  readonly chart: Chart;
  readonly met: Met[];
  readonly known: Map<string, number>;
  readonly coverage: Set<string>;
  readonly deadEnds: DeadEnd[];
  readonly starts: Set<number>;
  readonly limit: number;
  turns: number;
  limited: boolean;
}

/** Explores a dialogue; `limit` is how many situations are walked on from at most. */
export function explore(setting: Setting, limit: number): Exploration {
  const trip: Trip = {
    setting,
    limit,
    chart: chartOf(setting.dialogue),
    met: [],
    known: new Map(),
    coverage: new Set(),
    deadEnds: [],
    starts: new Set(),
    turns: 0,
    limited: false,
  };
  for (const given of beginnings(trip.chart)) {
    const way = Object.keys(given).length === 0 ? [] : [`given ${JSON.stringify(given)}`];
    const start = arrive(trip, taken(trip, open(setting, given)), { at: 'start', way });
    if (start !== undefined) trip.starts.add(start);
  }
  const detoured = new Set<string>();
  for (let index = 0; index < trip.met.length; index += 1) {
    const met = trip.met[index]!;
    goOn(trip, met);
    if (detoured.has(met.question.key)) continue;
    detoured.add(met.question.key);
    const found = detours(setting, met.scene);
    trip.turns += found.turns;
    for (const { kind, did, detail } of found.deadEnds)
      trip.deadEnds.push(deadEnd(kind, { at: met.question.key, way: [...met.way, did] }, detail));
  }
  const { met, starts, turns, limited, coverage } = trip;
  const situations = met.map(({ question, next }) => ({ at: question.key, next }));
  return { starts: [...starts], situations, turns, limited, coverage, deadEnds: distinct(trip.deadEnds) };
}

/** Tries every answer in one situation. */
function goOn(trip: Trip, met: Met): void {
  const { question, scene, next, way } = met;
  const { setting, chart } = trip;
  const spot = spotOf(setting.dialogue, question.key);
  const literals = spot === undefined ? undefined : chart.literals.get(spot.entry.text);
  let accepted = false;
  const { at } = scene.state;
  for (const answering of answersTo(question, at, literals)) {
    const reply = { token: question.token, ...answering };
    const after = taken(trip, take(setting, scene.state, { kind: 'message', text: '', reply, at }));
    if (after.ok && isRefused(after.scene, met)) continue;
    accepted = true;
    const led = arrive(trip, after, { at: question.key, way: [...way, `${question.key} = ${shown(answering)}`].slice(-wayShown) });
    if (led !== undefined) next.add(led);
  }
  if (!accepted) trip.deadEnds.push(deadEnd('wall', { at: question.key, way }));
}

/** The same question again, and nothing answered. */
function isRefused({ state, output }: Scene, { question, scene }: Met): boolean {
  const same = output.question?.key === question.key && output.question.kind === question.kind;
  return same && JSON.stringify(state.answers) === JSON.stringify(scene.state.answers);
}

function taken(trip: Trip, result: Taken): Taken {
  trip.turns += 1;
  if (!result.ok || !isWaiting(result.scene)) return result;
  // A dialogue that pauses by itself goes on when the citizen wants it to.
  trip.turns += 1;
  return take(trip.setting, result.scene.state, { kind: 'command', command: 'resume', at: result.scene.state.at });
}

interface Way {
  readonly at: string;
  readonly way: readonly string[];
}

/** Number of the situation that a turn has led to, a new one where nobody stood so before; nothing where it is a dead end. */
function arrive(trip: Trip, result: Taken, came: Way): number | undefined {
  if (!result.ok) {
    trip.deadEnds.push(deadEnd('failure', came, result.why));
    return undefined;
  }
  const { scene } = result;
  for (const name of coveredBy(trip.setting.dialogue, scene)) trip.coverage.add(name);
  const { question } = scene.output;
  if (question === undefined) {
    if (!isStranded(scene)) return end;
    trip.deadEnds.push(deadEnd('silence', came));
    return undefined;
  }
  const spot = spotOf(trip.setting.dialogue, question.key);
  const ahead = spot === undefined ? '' : outlook(trip.chart, scene.state.answers, spot);
  const key = `${question.kind} ${question.key} ${question.options.map(({ id }) => id).join()} ${ahead}`;
  const known = trip.known.get(key);
  if (known !== undefined) return known;
  if (trip.met.length >= trip.limit) {
    trip.limited = true;
    return undefined;
  }
  trip.known.set(key, trip.met.length);
  trip.met.push({ scene, question, next: new Set(), way: came.way });
  return trip.met.length - 1;
}

function deadEnd(kind: DeadEndKind, { at, way }: Way, detail = ''): DeadEnd {
  return { kind, at, after: way.slice(-wayShown), detail };
}

/** An answer in short, as it is told to staff. */
function shown({ value }: Answering): string {
  if (typeof value !== 'object') return String(value);
  if ('none' in value) return value.none;
  return 'send' in value ? 'send' : `[${value.join(', ')}]`;
}
