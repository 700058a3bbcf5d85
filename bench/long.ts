/** A long script as staff would write it, with every kind of step and conditions throughout, and somebody who answers all of it. */
import assert from 'node:assert/strict';
import type { Dialogue } from '../src/engine/dialogue.ts';
import type { Question, StepResult } from '../src/engine/output.ts';
import { prepare } from '../src/engine/prepare.ts';
import { begin, step } from '../src/engine/step.ts';
import { parseScript } from '../src/scripts/parse.ts';
import { vocabulary } from './questions.ts';

export const at = '2026-11-24T10:00:00Z';

/** Ten steps, `n` being the number of the ten: four under a condition, three that rest on an earlier answer. The intake has fewer of both. */
function ten(n: number): readonly string[] {
  const earlier = n === 0 ? '' : `, when: scale_${n - 1} >= 1`;
  return [
    `any-${n}: { ask: yes-no${earlier} }`,
    `scale-${n}: { ask: scale, sensitive: true, when: any_${n} == "yes" }`,
    `why-${n}: { ask: text, skippable: true, sensitive: true, when: scale_${n} >= 4, shows: { weight: scale-${n} } }`,
    `place-${n}: { ask: choice, options: places, other: text, unknown: true }`,
    `which-${n}: { ask: choices, options: places, needs: [place-${n}] }`,
    `first-${n}: { ask: choice, options: { answers: which-${n} }, when: size(which_${n}) > 1 || answered(why_${n}) }`,
    `hours-${n}: { ask: number, min: 0, max: 37 }`,
    `day-${n}: { ask: date, past: false, skippable: true }`,
    `words-${n}: { ask: text, skippable: true }`,
    `small-${n}: { ask: text, unknown: true }`,
  ];
}

/**
 * The YAML of a script with that many steps, rounded up to tens, forty to a section. In a section each ten hangs on the ten before it: the
 * conditions read answers that are themselves under a condition, eight deep and more.
 */
export function longScript(steps: number): string {
  const sections = Array.from({ length: Math.ceil(steps / 40) }, (_, index) => {
    const tens = Math.min(4, Math.ceil(steps / 10) - index * 4);
    const lines = Array.from({ length: tens }, (_ten, n) => ten(n)).flat();
    // Every fifth section hangs on the one before.
    const when = index % 5 === 4 ? [`    when: 'part_${index - 1}.any_0 == "yes"'`] : [];
    return [`  part-${index}:`, '    minutes: 5', ...when, '    steps:', ...lines.map((line) => `      ${line}`)].join('\n');
  });
  const frame = ['id: long', 'purpose: bench', 'owner: bench', 'lists:', '  places: [outdoors, people, hands, screen]', 'sections:'];
  const end = ['  send:', '    steps:', '      read-back: { ask: summary, sensitive: true }'];
  return [...frame, ...sections, ...end, ''].join('\n');
}

/** That script, ready to run. */
export function longDialogue(steps: number): Dialogue {
  const parsed = parseScript(longScript(steps), 'dialogs/long.yaml');
  assert.ok(parsed.ok, parsed.ok ? '' : JSON.stringify(parsed.faults.slice(0, 5)));
  return prepare(parsed.script, { offers: [], mentors: [], vocabulary: { da: vocabulary } });
}

const values = {
  'yes-no': 'yes',
  scale: 6,
  text: 'Det betyder meget for mig',
  number: 12,
  date: '2026-12-01',
} as const;

function replyTo(question: Question): string | number | readonly string[] {
  const ids = question.options.map(({ id }) => id);
  if (question.kind === 'choice') return ids[0]!;
  if (question.kind === 'choices') return ['hands', 'people'];
  return values[question.kind as keyof typeof values];
}

/** Answers questions by their buttons until the read-back, or until so many are answered. Throws where a question gets no answer. */
export function answerAll(dialogue: Dialogue, most = Infinity): StepResult {
  const first = begin(dialogue, { conversation: 'c1', language: 'da', at });
  let result = step(dialogue, first, { kind: 'start', at });
  for (let answered = 0; ; answered += 1) {
    const { question } = result.output;
    if (question === undefined || question.kind === 'summary' || answered === most) return result;
    const { token, key } = question;
    result = step(dialogue, result.state, { kind: 'message', text: '', reply: { token, value: replyTo(question) }, at });
    assert.notEqual(result.output.question?.key, key, `The answer to ${key} was not taken`);
  }
}
