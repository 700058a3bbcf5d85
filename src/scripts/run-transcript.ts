/** Runs a conversation of `dialogs/<script>.test.yaml` against the engine, with the state written out and read back at every turn. */
import type { Dialogue } from '../engine/dialogue.ts';
import type { Input } from '../engine/input.ts';
import type { State } from '../engine/state.ts';
import { begin, step } from '../engine/step.ts';
import { render } from '../messages/render.ts';
import type { Catalogue, TextParams } from '../messages/types.ts';
import { houseParams } from './house-params.ts';
import { planFault } from './expect-plan.ts';
import { talkFault, type Running } from './expect-talk.ts';
import { coveredBy, type Coverage } from './simulate/coverage.ts';
import type { PlacedTranscript } from './read-transcripts.ts';
import type { TalkLine } from './transcript.ts';

/** What a line expects, and what was seen instead. */
export interface TranscriptFault {
  /** Line in the file. */
  readonly line: number;
  readonly expected: string;
  readonly seen: string;
}

/** How a conversation went. A run stops at its first fault: what follows would only be its consequence. */
export type TranscriptRun = {
  /** Text keys of the questions that were asked and the messages of steps that were said. */
  readonly visited: ReadonlySet<string>;
  /** Branches of the script that it went through; adds up with that of other conversations and of walks. */
  readonly coverage: Coverage;
} & ({ readonly ok: true } | { readonly ok: false; readonly fault: TranscriptFault });

const start = '2026-11-23T09:00:00Z';

/** Runs one conversation to its end, or to the first line that does not hold. Every turn is put in words as well. */
export function runTranscript(dialogue: Dialogue, catalogue: Catalogue, placed: PlacedTranscript): TranscriptRun {
  const { transcript } = placed;
  const visited = new Set<string>();
  const coverage = new Set<string>();
  const standing = houseParams();
  const failed = (line: number, expected: string, seen: string): TranscriptRun => ({
    ok: false,
    visited,
    coverage,
    fault: { line, expected, seen },
  });
  if (!catalogue.languages.includes(transcript.language)) {
    return failed(placed.line(['language']), catalogue.languages.join(' or '), transcript.language);
  }
  const play = (running: Pick<Running, 'state' | 'at'>, input: Input): Running =>
    taken(dialogue, catalogue, { running, input, standing, visited, coverage });
  const { language, given = {} } = transcript;
  const begun = begin(dialogue, { conversation: 'transcript', language, at: start, given });
  let running = play({ state: begun, at: start }, { kind: 'start', at: start });
  for (const [index, line] of transcript.talk.entries()) {
    if ('bot' in line) {
      const fault = talkFault(line.bot, running);
      if (fault !== undefined) return failed(placed.line(['talk', index]), fault.expected, fault.seen);
    } else {
      const at = later(running.at, 'later' in line ? milliseconds(line.later) : 60_000);
      for (const input of inputsOf(line, running.state, at)) running = play({ ...running, at: input.at }, input);
    }
  }
  const { status } = running.state;
  if (transcript.status !== undefined && transcript.status !== status) return failed(placed.line(['status']), transcript.status, status);
  const fault = planFault(dialogue, catalogue, { state: running.state, plan: transcript.plan ?? {} });
  return fault === undefined ? { ok: true, visited, coverage } : failed(placed.line(['plan', fault.id]), fault.expected, fault.seen);
}

interface Play {
  readonly running: Pick<Running, 'state' | 'at'>;
  readonly input: Input;
  readonly standing: TextParams;
  readonly visited: Set<string>;
  readonly coverage: Set<string>;
}

function taken(dialogue: Dialogue, catalogue: Catalogue, { running, input, standing, visited, coverage }: Play): Running {
  const stored = JSON.parse(JSON.stringify(running.state)) as State;
  const result = step(dialogue, stored, input);
  const { messages, question } = result.output;
  // A text that cannot be put in words throws here, and so fails the conversation that meets it.
  render(result.output, { catalogue, language: result.state.language, standing });
  for (const { key } of messages) if (key.endsWith('.ask')) visited.add(key.slice(0, -'.ask'.length));
  if (question !== undefined) visited.add(question.text);
  for (const name of coveredBy(dialogue, result)) coverage.add(name);
  return { state: result.state, result, said: messages.map(({ key }) => key), at: running.at };
}

/** Milliseconds after the last of several messages in which no more have come. */
const quiet = 4000;

/** A line is one input; messages close together are several, and the tick that closes them. */
function inputsOf(line: Exclude<TalkLine, { readonly bot: unknown }>, state: State, at: string): readonly Input[] {
  if (!('citizen' in line) || typeof line.citizen === 'string') return [inputOf(line, state, at)];
  const pieces = line.citizen.map((text): Input => ({ kind: 'message', text, at, joins: true }));
  return [...pieces, { kind: 'tick', name: 'burst', at: later(at, quiet) }];
}

function inputOf(line: Exclude<TalkLine, { readonly bot: unknown }>, state: State, at: string): Input {
  if ('citizen' in line) return { kind: 'message', text: String(line.citizen), at };
  if ('command' in line) return { kind: 'command', command: line.command, at, ...(line.target !== undefined && { target: line.target }) };
  if ('later' in line) return { kind: 'tick', name: 'returned', at };
  if ('hold' in line) return { kind: 'hold', about: line.hold, at };
  if ('staff' in line) return { kind: 'staff', action: line.staff, at };
  const reply = { token: state.open?.token ?? '', value: line.tap, ...(line.other !== undefined && { other: line.other }) };
  return { kind: 'message', text: '', reply, at };
}

/** `P3D`, `PT2H`, `P1DT30M`. */
function milliseconds(duration: string): number {
  const [, days = '0', hours = '0', minutes = '0'] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? [];
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000;
}

function later(at: string, by: number): string {
  return new Date(Date.parse(at) + by).toISOString();
}
