/** The parts of a simulation, and the whole of it on a script with faults planted in it. */
import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/engine/prepare.ts';
import type { Condition, Script } from '../../src/engine/script.ts';
import { loadDialogue } from '../../src/scripts/load.ts';
import { readTranscripts } from '../../src/scripts/read-transcripts.ts';
import { runTranscript } from '../../src/scripts/run-transcript.ts';
import { branchesOf } from '../../src/scripts/simulate/branches.ts';
import { chartOf } from '../../src/scripts/simulate/chart.ts';
import { citizenKinds } from '../../src/scripts/simulate/citizens.ts';
import { coverageFigures, mergeCoverage } from '../../src/scripts/simulate/coverage.ts';
import { explore } from '../../src/scripts/simulate/explore.ts';
import { beginnings } from '../../src/scripts/simulate/given.ts';
import type { Setting } from '../../src/scripts/simulate/scene.ts';
import { simulate, type Extent } from '../../src/scripts/simulate/simulate.ts';
import { walkAs } from '../../src/scripts/simulate/walk.ts';
import { municipality, script as visit, sources, transcripts, visitDa } from './fixture.ts';

function settingOf(brought: typeof municipality = municipality, texts = sources()): Setting {
  const loaded = loadDialogue(texts, 'visit', brought);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const { dialogue, catalogue } = loaded;
  const standing = { municipality: 'Lindeby', caseworker: 'Karen', phone: '12 34 56 71', hours: '9-15', emergency: '112' };
  return {
    dialogue,
    catalogue,
    standing: { ...standing, suicide: '1', violence: '2', medical: '3', readers: '', consequences: '' },
    language: 'da',
  };
}

/** The same with another condition on one step. */
function withCondition(setting: Setting, text: string, when: Condition): Setting {
  return withStep(setting, text, { when });
}

function withStep(setting: Setting, text: string, change: object): Setting {
  const { script, data } = setting.dialogue;
  const sections = script.sections.map((section) => ({
    ...section,
    steps: section.steps.map((step) => (`${section.id}.${step.id}` === text ? ({ ...step, ...change } as typeof step) : step)),
  }));
  const changed: Script = { ...script, sections };
  return { ...setting, dialogue: prepare(changed, data) };
}

const setting = settingOf();
const extent: Extent = { seed: 7, walks: 4, situations: 2000, turns: 300 };

describe('a simulation', () => {
  const { report, coverage } = simulate(setting, extent);

  test('goes through every branch of a script, and finds no dead end where there is none', () => {
    expect(report.coverage.missed).toEqual([]);
    expect(report.deadEnds).toEqual([]);
    expect(report.exploration.limited).toBe(false);
    expect(coverage.size).toBe(branchesOf(setting.dialogue).length);
  });

  test('gives the same report for the same seed, and other walks for another', () => {
    expect(simulate(settingOf(), extent).report).toEqual(report);
    const other = simulate(setting, { ...extent, seed: 8 }).report;
    expect(other.walks).not.toEqual(report.walks);
    expect(other.exploration).toEqual(report.exploration);
  });

  test('is plain data', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test('brings every kind of citizen to the end, and tells of each and of all', () => {
    expect(report.walks.map(({ citizen, walks, ended }) => [citizen, walks, ended])).toEqual([
      ...citizenKinds.map((kind) => [kind, 4, 4]),
      ['all', 24, 24],
    ]);
    for (const { turns, minutes, paths } of report.walks) {
      expect(paths).toBeGreaterThan(0);
      expect(turns.least).toBeGreaterThan(0);
      expect(turns.median).toBeGreaterThanOrEqual(turns.least);
      expect(turns.most).toBeGreaterThanOrEqual(turns.median);
      expect(minutes.least).toBeGreaterThan(0);
    }
  });
});

describe('what is wrong with a script', () => {
  test('a question that takes no answer is a dead end, by the exploration and by walks, with the way to it', () => {
    // No number is both more than seven and less than one: what `npm run check` refuses, an engine must not be led into.
    const { deadEnds } = simulate(withStep(setting, 'barriers.nights', { min: 8, max: 0 }), extent).report;
    const explored = deadEnds.find(({ by }) => by.includes('exploration'));
    expect(explored).toMatchObject({ kind: 'wall', at: 'barriers.nights' });
    expect(explored?.after.length).toBeGreaterThan(3);
    expect(deadEnds.some(({ by, kind, at }) => !by.includes('exploration') && kind === 'endless' && at === 'barriers.nights')).toBe(true);
  });

  test('a branch that nothing leads to is named, with all that lies in it', () => {
    const source = 'barriers.any == "yes" && barriers.any == "no"';
    const { report } = simulate(withCondition(setting, 'barriers.nights', { source, reads: ['barriers.any'] }), { ...extent, walks: 1 });
    expect(report.coverage.missed).toEqual([
      { kind: 'step', name: 'barriers.nights' },
      { kind: 'condition', name: `barriers.nights when ${source}: true` },
    ]);
    expect(report.coverage.kinds.step).toEqual({ seen: 19, of: 20 });
  });

  test('a text that cannot be put in words is a dead end that says so', () => {
    const { catalogue } = setting;
    const text: typeof catalogue.text = (language, key, params) => {
      if (key === 'barriers.worst.ask') throw new Error('missing parameter');
      return catalogue.text(language, key, params);
    };
    const { deadEnds } = explore({ ...setting, catalogue: { ...catalogue, text } }, 2000);
    expect(deadEnds.map(({ kind, detail }) => [kind, detail])).toContainEqual(['failure', 'missing parameter']);
  });

  test('what fails on a detour only is found too, at every question', () => {
    const { catalogue } = setting;
    const text: typeof catalogue.text = (language, key, params) => {
      if (key === 'app.help') throw new Error('no help');
      return catalogue.text(language, key, params);
    };
    const { deadEnds } = explore({ ...setting, catalogue: { ...catalogue, text } }, 2000);
    expect(new Set(deadEnds.map(({ kind, after, detail }) => `${kind} ${after.at(-1)} ${detail}`))).toEqual(
      new Set(['failure command help no help']),
    );
    expect(deadEnds.map(({ at }) => at)).toContain('goal.own-goal');
    expect(deadEnds.map(({ at }) => at)).toContain('barriers.each[sleep].weight');
  });

  test('a walk that takes too many turns is endless', () => {
    expect(walkAs(setting, 'terse', { seed: 1, most: 3 }).deadEnd).toMatchObject({ kind: 'endless', detail: '3 turns' });
  });
});

describe('exploring', () => {
  test('tells when its bound was reached, and then has seen less', () => {
    const bounded = explore(setting, 5);
    expect(bounded.limited).toBe(true);
    expect(bounded.situations.length).toBe(5);
    expect(coverageFigures(setting.dialogue, bounded.coverage).missed.length).toBeGreaterThan(0);
  });

  test('meets a number just beside the one that a condition compares with', () => {
    const source = 'barriers.nights > 6';
    const changed = withCondition(setting, 'contact.day', { source, reads: ['barriers.nights'] });
    expect(coverageFigures(changed.dialogue, explore(changed, 2000).coverage).missed).toEqual([]);
  });

  test('meets the text that a condition compares own words with', () => {
    const changed = withCondition(setting, 'contact.day', { source: 'goal.own_goal == "Fisker"', reads: ['goal.own-goal'] });
    expect(coverageFigures(changed.dialogue, explore(changed, 2000).coverage).missed).toEqual([]);
  });
});

describe('a dialogue to which something is brought', () => {
  const head = 'expires: 20\ngiven:\n  step: { is: text }\n  areas: { is: choices, options: areas }\nlists:';
  const steps = `      done:     { ask: yes-no, when: answered(given.step) }
      again:
        repeat: given.areas
        max: 2
        steps:
          now:    { ask: scale }
      rhythm:`;
  const words = 'contact:\n  done: { ask: Blev det gjort?, line: Gjort }\n  now:';
  const now = `${words} { ask: "{each} nu?", line: "{each} nu", anchors: { low: a, middle: b, high: c } }`;
  const changed = {
    'dialogs/visit.yaml': visit.replace('lists:', head).replace('      rhythm:', steps),
    'locales/da/visit.yaml': visitDa.replace('contact:', now),
    'locales/en/visit.yaml': visitDa.replace('contact:', now),
  };
  const brought = settingOf(municipality, sources(changed));

  test('is begun with it, without it, and with each part of it left out or of another value', () => {
    const starts = beginnings(chartOf(brought.dialogue));
    expect(starts[0]).toEqual({ step: expect.any(String), areas: ['sleep', 'pain', 'money'] });
    expect(starts).toContainEqual({});
    expect(starts).toContainEqual({ areas: ['sleep', 'pain', 'money'] });
    expect(starts).toContainEqual({ step: expect.any(String) });
    expect(starts).toContainEqual({ step: expect.any(String), areas: ['pain'] });
  });

  test('is gone through whole, and closed for whoever is away too long', () => {
    const { report } = simulate(brought, { ...extent, walks: 12 });
    expect(report.coverage.missed).toEqual([]);
    expect(report.deadEnds).toEqual([]);
    const silent = report.walks.find(({ citizen }) => citizen === 'silent');
    expect(silent?.expired).toBeGreaterThan(0);
    expect((silent?.expired ?? 0) + (silent?.ended ?? 0)).toBe(12);
  });
});

describe('coverage of transcripts', () => {
  const read = readTranscripts(transcripts, 'dialogs/visit.test.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { coverage } = runTranscript(setting.dialogue, setting.catalogue, read.transcripts[0]!);

  test('holds what the conversation went through and nothing more', () => {
    expect([...coverage].toSorted()).toEqual([
      'barriers.any',
      'barriers.any = no',
      'barriers.nights when "sleep" in barriers.which: false',
      'barriers.which when barriers.any == "yes": false',
      'barriers.worst when size(barriers.which) > 1: false',
      'contact.rhythm-form',
      'goal.hello',
      'goal.own-goal',
      'goal.why',
      'goal.why: skipped',
    ]);
  });

  test('adds up with that of walks', () => {
    const walk = walkAs(setting, 'terse', { seed: 3, most: 300 });
    const both = mergeCoverage(coverage, walk.coverage);
    const seen = (one: ReadonlySet<string>): number =>
      branchesOf(setting.dialogue).length - coverageFigures(setting.dialogue, one).missed.length;
    expect(seen(both)).toBeGreaterThanOrEqual(Math.max(seen(coverage), seen(walk.coverage)));
    expect(both).toEqual(new Set([...coverage, ...walk.coverage]));
  });
});
