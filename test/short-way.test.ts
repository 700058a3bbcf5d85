/** The shipped intake: whoever takes the short way and tells the rest later has the very plan of one who took the whole way. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Municipality } from '../src/conversation/municipality.ts';
import type { Question } from '../src/engine/output.ts';
import { walk } from '../src/engine/walk.ts';
import { planWords } from '../src/messages/plan-words.ts';
import { build } from '../src/plan/build.ts';
import type { Line } from '../src/plan/document.ts';
import { houseParams } from '../src/scripts/house-params.ts';
import { loadDialogue } from '../src/scripts/load.ts';
import { readSources } from '../src/storage/files.ts';
import { replyTo, type Tapped } from './engine/generated/answers.ts';
import { at } from './engine/fixture.ts';
import { Talk } from './engine/talk.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const municipality = Municipality.parse(parse(readFileSync(`${root}src/cli/demo-municipality.yaml`, 'utf8')));
const loaded = loadDialogue(await readSources(root), 'intake', municipality);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const { dialogue, catalogue } = loaded;
const barriers = dialogue.script.sections
  .flatMap(({ steps }) => steps)
  .flatMap((step) => (step.id === 'which' && step.ask === 'choices' && step.options.from === 'list' ? step.options.ids : []));

/** What a citizen would answer, whenever it is asked. */
interface Mind {
  /** The one barrier; absent: it is passed by. `other` is in own words. */
  readonly barrier: string | undefined;
  readonly picks: readonly number[];
}
const mind: fc.Arbitrary<Mind> = fc.record({
  barrier: fc.option(fc.constantFrom(...barriers, 'other'), { nil: undefined }),
  picks: fc.array(fc.nat(40), { minLength: 40, maxLength: 40 }),
});

const ownWords = 'støj fra naboen';

/** The answer to a question: the same for the same question, however often it is asked and on whichever way. */
function answerOf({ barrier, picks }: Mind, way: 'short' | 'whole', question: Question): Tapped {
  const { key, kind, without } = question;
  if (key === 'welcome.way') return { value: way };
  if (key === 'welcome.ready') return { value: 'yes' };
  if (key === 'barriers.any' && barrier !== undefined) return { value: 'yes' };
  if (key === 'barriers.which' && barrier === undefined) return { value: { none: 'skipped' } };
  if (key === 'barriers.which') {
    return { value: kind === 'choice' ? barrier! : [barrier!], ...(barrier === 'other' && { other: ownWords }) };
  }
  const pick = picks[Array.from(key).reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % picks.length]!;
  if (pick % 4 === 0 && without.length > 0) return { value: { none: without[pick % without.length]! } };
  return replyTo(question, kind === 'date' ? 0 : pick, at.slice(0, 10))!;
}

/** Answers until it is read back; gives what was asked, in its order. */
function toReadBack(talk: Talk, citizen: Mind, way: 'short' | 'whole'): readonly string[] {
  const asked: string[] = [];
  for (let turns = 0; talk.last.output.question?.kind !== 'summary' && turns < 100; turns += 1) {
    const question = talk.last.output.question!;
    asked.push(question.key);
    const { value, other } = answerOf(citizen, way, question);
    talk.tap(value, other);
  }
  expect(talk.last.output.question?.kind).toBe('summary');
  return asked;
}

function linesOf(talk: Talk): readonly Line[] {
  const words = planWords({ catalogue, language: 'da', standing: houseParams() });
  return build(walk(dialogue, talk.state.answers), words);
}

/** A line with its source, but not the turn that it was said in. */
function told({ id, hash, heading, content, provenance }: Line): unknown {
  const { turn: _turn, ...source } = provenance as Line['provenance'] & { readonly turn: number };
  return { id, hash, heading, content, source };
}

const taken = (citizen: Mind): { readonly talk: Talk; readonly asked: readonly string[] } => {
  const talk = new Talk(dialogue);
  return { talk, asked: toReadBack(talk, citizen, 'short') };
};

describe('the short way', () => {
  test('is three questions and a send, for everybody', () => {
    fc.assert(
      fc.property(mind, (citizen) => {
        const { talk, asked } = taken(citizen);
        expect(asked).toEqual(['welcome.way', 'goal.own-goal', 'barriers.which']);
        expect(talk.last.output.question?.progress).toEqual({ at: 3, of: 3 });
        expect(talk.last.output.question?.more).toBe(true);
        talk.tap({ send: true });
        expect(talk.state.status).toBe('done');
        expect(talk.effects).toContain('submit');
      }),
      { numRuns: 60 },
    );
  });

  test('gives a plan of goal and barrier, with where each comes from, and nothing else', () => {
    fc.assert(
      fc.property(mind, (citizen) => {
        const lines = linesOf(taken(citizen).talk);
        const barrier = citizen.barrier === undefined ? 'barrier' : `barrier[${citizen.barrier}]`;
        expect(lines.map(({ id }) => id.replace('[each]', ''))).toEqual(['goal', barrier]);
        expect(lines.map(({ provenance }) => ('key' in provenance ? provenance.key : ''))).toEqual(['goal.own-goal', 'barriers.which']);
        for (const { provenance } of lines) expect('turn' in provenance && provenance.turn).toBeGreaterThan(0);
        expect(lines.some(({ provenance }) => provenance.by === 'written')).toBe(
          citizen.barrier === 'other' || lines[0]!.content.kind === 'words',
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('widened', () => {
  test.each([
    ['before it is sent', false],
    ['after it is sent', true],
  ])('%s, it comes to the plan of the whole way, and asks nothing twice that was told', (_when, sent) => {
    fc.assert(
      fc.property(mind, fc.boolean(), (citizen, inWords) => {
        const whole = new Talk(dialogue);
        toReadBack(whole, citizen, 'whole');
        const { talk, asked } = taken(citizen);
        const before = linesOf(talk);
        if (sent) talk.tap({ send: true });
        if (inWords) talk.say('jeg vil gerne fortælle mere');
        else talk.take({ kind: 'command', command: 'more', at });
        expect(talk.said).toContain('app.more');
        const told2 = before.filter(({ content }) => content.kind !== 'none');
        // What was told stands in the plan at every moment, with the same hash, so that a decision on it holds.
        expect(linesOf(talk).map(({ id, hash }) => [id, hash])).toEqual(told2.map(({ id, hash }) => [id, hash]));
        const more = toReadBack(talk, citizen, 'whole');
        const answered = new Set(asked.filter((key) => !isPassed(citizen, key)));
        expect(more.filter((key) => answered.has(key))).toEqual([]);
        expect(new Set(more).size).toBe(more.length);
        expect(linesOf(talk).map(told)).toEqual(linesOf(whole).map(told));
        expect(talk.last.output.question?.more).toBeUndefined();
        expect(talk.last.output.question?.progress).toEqual(whole.last.output.question?.progress);
      }),
      { numRuns: 100 },
    );
  });

  test('and taken back, nothing has changed, and what was sent is sent', () => {
    const { talk } = taken({ barrier: 'sleep', picks: Array.from({ length: 40 }, () => 1) });
    talk.tap({ send: true });
    const before = linesOf(talk);
    talk.take({ kind: 'command', command: 'more', at });
    talk.take({ kind: 'command', command: 'change', target: 'welcome.way', at });
    talk.tap('short');
    expect(talk.state.status).toBe('done');
    expect(linesOf(talk)).toEqual(before);
  });
});

function isPassed(citizen: Mind, key: string): boolean {
  if (key === 'barriers.which') return citizen.barrier === undefined;
  const question = { key, kind: 'text', without: ['skipped'], options: [] } as unknown as Question;
  return key === 'goal.own-goal' && typeof answerOf(citizen, 'short', question).value === 'object';
}

test('narrowed midway, everything that was told stays, and no more is asked than the short way does', () => {
  fc.assert(
    fc.property(mind, fc.nat(25), (citizen, turns) => {
      const talk = new Talk(dialogue);
      for (let turn = 0; turn < turns + 2 && talk.last.output.question?.kind !== 'summary'; turn += 1) {
        const { value, other } = answerOf(citizen, 'whole', talk.last.output.question!);
        talk.tap(value, other);
      }
      const before = linesOf(talk);
      talk.take({ kind: 'command', command: 'change', target: 'welcome.way', at });
      talk.tap('short');
      expect(linesOf(talk)).toEqual(before);
      const asked = toReadBack(talk, citizen, 'short');
      expect(asked.filter((key) => !['goal.own-goal', 'barriers.which'].includes(key))).toEqual([]);
      expect(linesOf(talk).map(({ id }) => id)).toEqual(expect.arrayContaining(before.map(({ id }) => id)));
    }),
    { numRuns: 80 },
  );
});
