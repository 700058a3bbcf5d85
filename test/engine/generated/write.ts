/** A script as staff would write it, out of the seeds that fast-check made. */
import { stringify } from 'yaml';
import { conditionText, type Known, type Round } from './conditions.ts';
import { answersOf, lists, ownOf, slotOf, type Answer, type Spot, type Tree, type Writing } from './parts.ts';
import type { ConditionSeed, ScriptSeed, SectionSeed, StepSeed } from './seeds.ts';

/** The YAML of a script. The same seed gives the same text. */
export function writeScript(seed: ScriptSeed): string {
  const writing: Writing = { answers: [], usedLists: new Set(), shared: seed.shared, slots: 0, offered: false };
  const given = Object.fromEntries(seed.given.map((kind, number) => [`brought-${number}`, givenOf(kind, number, writing)]));
  const shared = { steps: sharedSteps(writing) };
  const sections = seed.sections.map((section, number) => [`part-${number}`, sectionOf(section, `part-${number}`, writing)] as const);
  const called = JSON.stringify(sections).includes('"call":"common"');
  if (!called)
    for (const list of listsIn(shared)) if (!listsIn(sections).has(list) && !listsIn(given).has(list)) writing.usedLists.delete(list);
  return stringify(
    {
      id: 'generated',
      purpose: 'proof',
      owner: 'proof',
      ...(seed.expires !== undefined && { expires: seed.expires }),
      ...(seed.given.length > 0 && { given }),
      ...(called && { shared: { common: shared } }),
      ...(writing.usedLists.size > 0 && { lists: Object.fromEntries([...writing.usedLists].map((name) => [name, lists[name]])) }),
      sections: Object.fromEntries([
        ...sections,
        ...(seed.send ? [['send', { steps: { 'read-back': { ask: 'summary', sensitive: true } } }] as const] : []),
      ]),
    },
    { lineWidth: 0 },
  );
}

function listsIn(part: unknown): ReadonlySet<string> {
  const text = JSON.stringify(part);
  return new Set(Object.keys(lists).filter((name) => text.includes(`"options":"${name}"`)));
}

function givenOf(kind: number, number: number, writing: Writing): Tree {
  const is = (['text', 'number', 'date', 'choice', 'choices'] as const)[kind]!;
  const among = is === 'choice' || is === 'choices' ? { options: 'areas', ids: lists['areas'] } : {};
  if ('options' in among) writing.usedLists.add('areas');
  const id = `brought-${number}`;
  writing.answers.push({ section: 'given', id, reference: `given.${id}`, kind: is, ids: among.ids });
  return { is, ...('options' in among && { options: among.options }), ...(number === 1 && { sensitive: true }) };
}

/** Steps of the shared section read one another only, by their bare ids. */
function sharedSteps(writing: Writing): Tree {
  const local: Answer[] = [];
  return Object.fromEntries(
    writing.shared.map((seed, number) => {
      const id = `own-${number}`;
      const step = stepOf({ ...seed, slot: false }, { section: 'common', shared: true, local: [...local] }, writing);
      local.push(...answersOf(seed, id, step, 'common'));
      return [id, step];
    }),
  );
}

function sectionOf(seed: SectionSeed, section: string, writing: Writing): Tree {
  const when = conditionText(seed.when, readable({ section, local: [] }, writing));
  const steps: Record<string, unknown> = {};
  for (const [number, step] of seed.steps.entries()) {
    const id = `step-${number}`;
    if (step.kind === 'repeat') steps[id] = repeatOf(step, id, section, writing);
    else if (step.kind === 'call') steps[id] = callOf(step, id, section, writing);
    else {
      steps[id] = stepOf(step, { section, local: [] }, writing);
      writing.answers.push(...answersOf(step, id, steps[id] as Tree, section));
    }
  }
  return { minutes: seed.minutes, ...(seed.intro && { intro: true }), ...(when !== undefined && { when }), steps };
}

function callOf(seed: StepSeed, id: string, section: string, writing: Writing): Tree {
  const when = conditionText(seed.when, readable({ section, local: [] }, writing));
  const steps = sharedSteps({ ...writing, answers: [], usedLists: writing.usedLists });
  for (const [number, shared] of writing.shared.entries()) {
    writing.answers.push(...answersOf(shared, `${id}-own-${number}`, steps[`own-${number}`] as Tree, section));
  }
  return { call: 'common', ...(when !== undefined && { when }) };
}

/** A loop over an earlier step of several choices; where there is none, that step is written in its place. */
function repeatOf(seed: StepSeed, id: string, section: string, writing: Writing): Tree {
  const sources = readable({ section, local: [] }, writing).filter(({ kind }) => kind === 'choices');
  const over = sources[seed.picks[0]! % Math.max(1, sources.length)];
  if (over === undefined) {
    const instead: StepSeed = { ...seed, kind: 'choices', inner: [] };
    const step = stepOf(instead, { section, local: [] }, writing);
    writing.answers.push(...answersOf(instead, id, step, section));
    return step;
  }
  const when = conditionText(seed.when, readable({ section, local: [] }, writing));
  const local: Answer[] = [];
  const steps = seed.inner.map((inner, number) => {
    const innerId = `${id}-in-${number}`;
    const step = stepOf(inner, { section, local: [...local], round: { ids: over.ids } }, writing);
    local.push(...answersOf(inner, innerId, step, section));
    return [innerId, step] as const;
  });
  return { repeat: over.reference, max: 1 + (seed.max % 4), ...(when !== undefined && { when }), steps: Object.fromEntries(steps) };
}

/** Answers that may be read at a spot, as they are written there. */
function readable({ section, shared, local }: Spot, writing: Writing): readonly Known[] {
  const bare = (answer: Answer): Known => ({ ...answer, reference: answer.section === section ? answer.id : answer.reference });
  return shared === true ? local.map(bare) : [...writing.answers, ...local].map(bare);
}

function stepOf(seed: StepSeed, spot: Spot, writing: Writing): Tree {
  const known = readable(spot, writing);
  const when = whenOf(seed.when, known, spot.round);
  const picked = (count: number): readonly string[] => {
    const all = seed.picks.slice(0, known.length === 0 ? 0 : count).map((number) => known[number % known.length]!.reference);
    return [...new Set(all)];
  };
  const needs = picked(seed.needs);
  const shows = Object.fromEntries(picked(seed.shows).map((reference, number) => [`shown-${number}`.replace('-', ''), reference]));
  const flags = Object.fromEntries(
    (['sensitive', 'skippable', 'unknown', 'declinable'] as const).flatMap((flag) => (seed[flag] ? [[flag, true]] : [])),
  );
  const plan = seed.slot ? slotOf(seed.kind, spot, writing) : undefined;
  return {
    ask: seed.kind,
    ...ownOf(seed, known, writing),
    ...flags,
    ...(when !== undefined && { when }),
    ...(needs.length > 0 && { needs }),
    ...(Object.keys(shows).length > 0 && { shows }),
    ...(plan !== undefined && { plan }),
  };
}

function whenOf(seed: ConditionSeed | undefined, known: readonly Known[], round: Round | undefined): string | undefined {
  return conditionText(seed, known, round);
}
