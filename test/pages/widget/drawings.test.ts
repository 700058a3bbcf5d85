/** Every answer that a citizen can tap in the shipped dialogues has a drawing, or stands below with the reason why it has none. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Municipality } from '../../../src/conversation/municipality.ts';
import type { Options, Step } from '../../../src/engine/script.ts';
import { loadScripts } from '../../../src/scripts/load.ts';
import { readSources } from '../../../src/storage/files.ts';
import { drawn, growing, isDrawn } from '../../../src/web/pages/widget/answers/drawn.ts';
import { pictures } from '../../../src/web/pages/widget/answers/pictures.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const municipality = Municipality.parse(parse(readFileSync(`${root}src/cli/demo-municipality.yaml`, 'utf8')));

/** Answers without a drawing of their own. */
const without: ReadonlyMap<string, string> = new Map(
  municipality.mentors.map(({ id }) => [id, 'a person has a name, and a drawing of a person would be the same for all']),
);

function idsOf(options: Options): readonly string[] {
  switch (options.from) {
    case 'list':
      return options.ids;
    case 'offers':
      return municipality.offers.map(({ id }) => id);
    case 'mentors':
      return municipality.mentors.map(({ id }) => id);
    case 'answers':
      return [];
    default:
      return options satisfies never;
  }
}
function answersOf(step: Step): readonly string[] {
  if (step.ask === 'repeat') return step.steps.flatMap(answersOf);
  if (step.ask === 'yes-no') return ['yes', 'no'];
  return step.ask === 'choice' || step.ask === 'choices' ? idsOf(step.options) : [];
}

const loaded = loadScripts(await readSources(root), municipality);
if (!loaded.ok) throw new Error('The shipped scripts do not load');
const steps = [...loaded.scripts.values()].flatMap(({ dialogue }) => dialogue.script.sections.flatMap((section) => section.steps));
const answers = [...new Set(steps.flatMap(answersOf))];

describe('The drawings', () => {
  it('are there for every answer of the shipped dialogues', () => {
    expect(answers).toEqual(expect.arrayContaining(['sleep', 'company-placement', 'phone', 'weekly', 'birthe', 'agreed', 'yes']));
    expect(answers.filter((id) => !isDrawn(id) && !without.has(id))).toEqual([]);
  });
  it('are missing only where it was meant', () => {
    expect([...without.keys()].filter((id) => isDrawn(id) || !answers.includes(id))).toEqual([]);
  });
  it('are of no answer that is gone', () => {
    const known = new Set([...answers, 'other']);
    expect(drawn.filter((id) => !known.has(id) && !/^(glass|plant)-/.test(id))).toEqual([]);
  });
  it.each(Object.entries(pictures))('are paths within their frame: %s', (_id, paths) => {
    const [soft, lines = '', broken = ''] = paths;
    expect(`${soft}${lines}${broken}`).not.toBe('');
    for (const path of [soft, lines, broken].filter((one) => one !== '')) {
      expect(path).toMatch(/^M[\d\s.,MmLlHhVvCcSsAaZz-]+$/);
      const absolute = [...path.matchAll(/M(-?[\d.]+)[ ,]?(-?[\d.]+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
      expect(absolute.length).toBeGreaterThan(0);
      for (const at of absolute) expect(at).toSatisfy((value: number) => value >= 0 && value <= 56);
    }
  });
  it('grow along every scale, by what it asks about', () => {
    expect([growing('barriers.each.weight'), growing('health.belief')]).toEqual(['glass', 'plant']);
  });
});
