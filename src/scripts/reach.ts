/** Rules on the finished script: every step can be asked, every question answered, and what repeats a sensitive answer says so. */
import { written } from '../engine/condition.ts';
import type { Condition, RepeatStep, Script, ShortWay, StepKind } from '../engine/script.ts';
import { ways } from '../engine/short-way.ts';
import { asksOf } from '../messages/forms.ts';
import { repeatingSteps } from '../messages/sensitive.ts';
import { graphOf, pathsOf, type Graph, type Node } from './graph.ts';
import type { Outline } from './draft.ts';
import { possible, type Search } from './possible.ts';
import type { Finding, Report } from './report.ts';

/** Trials for one script: a check takes moments, however the conditions are tangled. */
const trials = 60_000;

/** Reports what is against these rules. */
export function checkReach(script: Pick<Script, 'given' | 'sections' | 'short'>, outline: Outline, report: Report): void {
  const paths = pathsOf(outline);
  const search: Search = { graph: graphOf(script), left: trials };
  const at = (key: string, finding: Finding): void => report.at(paths.get(key) ?? [], finding);
  for (const section of script.sections) {
    if (section.when !== undefined && isNever(search, { key: section.id, index: 0, step: silent, conditions: [section.when] })) {
      at(section.id, unreachable(`The section "${section.id}"`, 'its condition'));
      continue;
    }
    for (const step of section.steps) checkStep(search, { section: section.id, step }, at);
  }
  if (script.short !== undefined) checkShortWay(search, script.short, at);
  for (const { section, step } of asksOf(script)) {
    const slot = isSilent(step.ask) ? step.plan : undefined;
    if (slot === undefined) continue;
    const message = `A step of the kind "${step.ask}" has no answer for the slot "${slot}".`;
    const mend = 'Take the slot out, or give it to the step that asks.';
    report.within([...(paths.get(`${section.id}.${step.id}`) ?? []), 'plan'], 0, { code: 'slot-without-line', message, mend });
  }
  for (const { ask, answer } of repeatingSteps(script)) {
    if (ask.step.sensitive) continue;
    const message = `"${ask.step.id}" repeats the answer "${answer}", which is sensitive, and is not marked so itself.`;
    at(`${ask.section.id}.${ask.step.id}`, { code: 'unmarked-sensitive', message, mend: 'Mark it too: sensitive: true.' });
  }
}

/** Whoever takes the short way meets every step of it. */
function checkShortWay(search: Search, { step, whole }: ShortWay, at: Told): void {
  const taken: Condition = { source: `${written(step)} == "${ways.short}"`, reads: whole.reads };
  for (const node of search.graph.values()) {
    if (node.step.short === undefined || !isNever(search, { ...node, conditions: [taken, ...node.conditions] })) continue;
    const message = `The step "${node.step.id}" is part of the short way and is never asked there: its condition cannot hold.`;
    const mend = `Let its condition hold there too: (answered(${written(step)}) && ${written(step)} == "${ways.short}") || ...`;
    at(node.key, { code: 'short-way', message, mend });
  }
}

/** Kinds that tell, read back or hand over: what is answered to them is no line of the plan. */
function isSilent(ask: StepKind): boolean {
  return ask === 'say' || ask === 'summary' || ask === 'handover';
}

const silent = { id: '', ask: 'say', sensitive: false, skippable: false, unknown: false, declinable: false, needs: [], shows: {} } as const;

type Told = (key: string, finding: Finding) => void;

function checkStep(
  search: Search,
  { section, step }: { readonly section: string; readonly step: Script['sections'][number]['steps'][number] },
  at: Told,
): void {
  const inner = step.ask === 'repeat' ? step.steps : [step];
  const nodes = inner.flatMap(({ id }) => search.graph.get(`${section}.${id}`) ?? []);
  if (step.ask === 'repeat' && isNever(search, roundOf(section, step, search.graph))) {
    at(`${section}.${step.id}`, unreachable(`The repeat "${step.id}"`, 'its condition, with those of the steps that it reads'));
    return;
  }
  for (const node of nodes) {
    if (isNever(search, node)) {
      at(node.key, unreachable(`The step "${node.step.id}"`, 'its condition, with those of its section and of the steps that it reads'));
    } else checkEnd(search, node, at);
  }
}

function isNever(search: Search, node: Node): boolean {
  return possible(search, { node, lenient: true, wanted: () => true }) === 'no';
}

/** A round of a repeat, without the conditions of any step in it. */
function roundOf(section: string, step: RepeatStep, graph: Graph): Node {
  const first = graph.get(`${section}.${step.steps[0]?.id ?? ''}`);
  const conditions = (first?.conditions ?? []).filter((condition) => condition !== first?.step.when);
  return { key: `${section}.${step.id}`, index: 0, step: silent, conditions, loop: { key: `${section}.${step.id}`, over: step.over } };
}

function unreachable(what: string, why: string): Finding {
  const message = `${what} is never asked: ${why} can never hold.`;
  return { code: 'unreachable-step', message, mend: 'Change the condition, or take it out.' };
}

/**
 * A question that asks for more than an earlier answer offers, and cannot be passed by. Where that answer offers nothing at all it is not
 * asked, and so is none.
 */
function checkEnd(search: Search, node: Node, at: Told): void {
  const { step, key } = node;
  if (step.ask !== 'choices' || step.options.from !== 'answers') return;
  if (step.skippable || step.unknown || step.declinable) return;
  const { of } = step.options;
  const wanted = step.min - (step.other ? 1 : 0);
  const tooFew = possible(search, {
    node,
    lenient: false,
    wanted: (answers) => {
      const offered = answers.get(of);
      return (Array.isArray(offered) ? offered.length : 0) < wanted;
    },
  });
  if (tooFew !== 'yes') return;
  const message = `"${step.id}" asks for ${step.min} or more, and can be asked while "${of}" offers fewer: then no answer is enough.`;
  const mend = `Ask it only when there are enough (when: size(${of.replaceAll('-', '_')}) >= ${wanted}), or make it skippable.`;
  at(key, { code: 'dead-end', message, mend });
}
