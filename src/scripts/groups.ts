/** Parts of the plan that no script fills: an empty heading on the sheet is seldom meant. */
import type { Script } from '../engine/script.ts';
import type { Found } from '../messages/fault.ts';
import { asksOf } from '../messages/forms.ts';
import { readYaml } from '../messages/source.ts';
import { groups } from '../plan/document.ts';
import type { Sources } from './sources.ts';

/** One finding for each group of the sheet that nothing fills, told at the script that fills most of the others. */
export function unfilledGroups(scripts: readonly Script[], sources: Sources): readonly Found[] {
  const filled = scripts.map((script) => ({ script, groups: groupsOf(script) }));
  const all = new Set(filled.flatMap((one) => [...one.groups]));
  const main = filled.toSorted((a, b) => b.groups.size - a.groups.size)[0];
  const missing = groups.filter((group) => !all.has(group));
  // A set of scripts that makes no plan leaves no part of it out.
  if (main === undefined || all.size === 0 || missing.length === 0) return [];
  const file = `dialogs/${main.script.id}.yaml`;
  const read = readYaml(file, sources[file] ?? '');
  const place = read.ok ? read.source.place(['sections']) : { line: 1 };
  return missing.map((group) => {
    const message = `No script fills the part "${group}" of the plan.`;
    return { file, ...place, code: 'slot-unfilled', message, mend: `Ask for it in a step with plan: ${group}.` };
  });
}

function groupsOf(script: Script): ReadonlySet<string> {
  return new Set(asksOf(script).flatMap(({ step }) => (step.plan === undefined ? [] : [step.plan.split(/[.[]/, 1)[0]!])));
}
