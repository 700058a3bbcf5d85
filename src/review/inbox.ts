/** What waits on one caseworker. */
import { taskKinds, type CitizenDocument, type TaskKind } from '../conversation/citizen.ts';
import type { Context } from '../conversation/context.ts';
import type { PlanStatus } from '../plan/document.ts';
import type { CitizenSummary } from '../ports.ts';
import { type Looking, putOnRecord, recordOf } from './looks.ts';
import { inOrder, openTasks } from './tasks.ts';
import type { InboxTask, StaffInbox } from './views.ts';

const statuses: readonly PlanStatus[] = ['draft', 'submitted', 'returned', 'confirmed', 'superseded'];

/** Looks that are put on record at once. */
const atOnce = 8;

/**
 * The caseworker's own citizens by name, and their tasks by kind and then by waiting time. Nobody else's. Who is shown is on record; where it
 * cannot be, because the disk is full, the list is shown all the same: danger must be seen.
 */
export async function inbox(context: Context, caseworker: string): Promise<StaffInbox> {
  const me = context.municipality.caseworkers.find((one) => one.id === caseworker);
  const summaries = me === undefined ? [] : await context.store.list(context.municipality.id, caseworker);
  await onRecord(context, { caseworker, summaries });
  const tasks: InboxTask[] = [];
  for (const summary of summaries) tasks.push(...(await tasksOf(context, summary)));
  return {
    demo: context.demo,
    me: { id: caseworker, name: me?.name ?? caseworker, phone: me?.phone ?? '' },
    languages: context.scripts.main.catalogue.languages,
    emergency: context.municipality.helplines.emergency,
    tasks: inOrder(tasks),
    citizens: summaries
      .toSorted((a, b) => a.name.localeCompare(b.name, 'da'))
      .map(({ citizen, name, planStatus, at }) => ({ citizen, name, planStatus: statusOf(planStatus), at })),
  };
}

async function onRecord(
  context: Context,
  { caseworker, summaries }: { readonly caseworker: string; readonly summaries: readonly CitizenSummary[] },
): Promise<void> {
  const looks = summaries.flatMap(({ citizen, openTasks }): readonly Looking[] => {
    const danger = openTasks.some(({ kind }) => kind === 'danger');
    const seen = (['file.listed', ...(danger ? (['danger.read'] as const) : [])] as const).map((look) => ({ caseworker, citizen, look }));
    return seen.filter((looking) => recordOf(context, looking) !== undefined);
  });
  for (let from = 0; from < looks.length; from += atOnce) {
    await Promise.all(looks.slice(from, from + atOnce).map((looking) => noted(context, looking)));
  }
}

async function noted(context: Context, looking: Looking): Promise<void> {
  try {
    await putOnRecord(context, looking);
  } catch (error) {
    const { citizen, look } = looking;
    context.log.error('look.unrecorded', { citizen, kind: look, error: error instanceof Error ? error.name : 'unknown' });
  }
}

/** What the danger is about stands in the document only, which is read where there is one. */
async function tasksOf(context: Context, summary: CitizenSummary): Promise<readonly InboxTask[]> {
  const { citizen, name } = summary;
  if (summary.openTasks.some((task) => task.kind === 'danger')) {
    const document = await readable(context, citizen);
    if (document !== undefined) return openTasks(document);
  }
  return summary.openTasks.flatMap(({ id, kind, at }) => (isTaskKind(kind) ? [{ id, citizen, name, kind, at }] : []));
}

/** One citizen's file that cannot be read must not hide what waits on the others: the summary still tells that there is danger. */
async function readable(context: Context, citizen: string): Promise<CitizenDocument | undefined> {
  try {
    return (await context.store.read(context.municipality.id, citizen))?.document;
  } catch (error) {
    context.log.error('inbox-unreadable', { citizen, error: error instanceof Error ? error.name : 'unknown' });
    return undefined;
  }
}

function isTaskKind(kind: string): kind is TaskKind {
  return taskKinds.some((one) => one === kind);
}

function statusOf(status: string | undefined): PlanStatus | 'none' {
  return statuses.find((one) => one === status) ?? 'none';
}
