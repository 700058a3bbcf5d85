import type { Context } from '../conversation/context.ts';
import type { RenderContext } from '../messages/types.ts';
import { groups, type Group } from '../plan/document.ts';
import type { LineView, PlanView } from '../plan/view.ts';

/** The name of a caseworker by id. One who is no longer there keeps the id for a name. */
export function staffName(context: Context): (staff: string) => string {
  return (staff) => context.municipality.caseworkers.find((one) => one.id === staff)?.name ?? staff;
}

/** The groups that have lines, in the order of the sheet, with their headings. */
export function headings(
  rendering: RenderContext,
  lines: readonly LineView[],
): readonly { readonly group: Group; readonly heading: string }[] {
  const present = new Set(lines.map((line) => line.group));
  return groups
    .filter((group) => present.has(group))
    .map((group) => ({ group, heading: rendering.catalogue.text(rendering.language, `app.plan.heading.${group}`, rendering.standing) }));
}

/** The mentor by name, once the plan is confirmed: until then it is a wish. */
export function mentorOf(view: PlanView | undefined): string | undefined {
  const line = view?.status === 'confirmed' ? view.lines.find(({ id }) => id === 'mentor.who') : undefined;
  if (line === undefined || line.none !== undefined || line.notNow !== undefined) return undefined;
  return line.change?.text ?? line.quote ?? line.text;
}
