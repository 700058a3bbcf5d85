/** Tasks on the caseworker's side: closing them, and their order. */
import { taskKinds, type CitizenDocument, type Task } from '../conversation/citizen.ts';
import { withEvents } from '../conversation/tasks.ts';
import type { Act } from '../plan/decide.ts';
import type { InboxTask } from './views.ts';

/** Closes the open tasks that fit, each with its dated event. The same document where none does. */
export function closeTasks(document: CitizenDocument, fits: (task: Task) => boolean, by: Act): CitizenDocument {
  const closing = document.tasks.filter((task) => task.closed === undefined && fits(task));
  if (closing.length === 0) return document;
  const tasks = document.tasks.map((task) => (closing.includes(task) ? { ...task, closed: { at: by.at, staff: by.staff } } : task));
  const events = closing.map((task) => ({ at: by.at, kind: 'task-closed' as const, key: task.kind, staff: by.staff }));
  return withEvents({ ...document, tasks }, events);
}

/** By kind, danger first, and then by waiting time: never by person. */
export function inOrder(tasks: readonly InboxTask[]): readonly InboxTask[] {
  return tasks.toSorted((a, b) => taskKinds.indexOf(a.kind) - taskKinds.indexOf(b.kind) || a.at.localeCompare(b.at));
}

/** The open tasks of one citizen. */
export function openTasks(document: CitizenDocument): readonly InboxTask[] {
  const open = document.tasks.filter((task) => task.closed === undefined);
  return inOrder(
    open.map((task) => ({
      id: task.id,
      citizen: document.citizen,
      name: document.name,
      kind: task.kind,
      at: task.at,
      ...(task.about !== undefined && { about: task.about }),
      ...task.exchange,
    })),
  );
}
