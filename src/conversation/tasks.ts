/** What waits on the caseworker. */
import type { Danger } from '../engine/input.ts';
import type { CitizenDocument, DatedEvent, Task, TaskKind } from './citizen.ts';

/**
 * Raises a task. One that is open already is not doubled, save danger: each sign of it is to be seen. The position is by default that of
 * the newest entry, which is the one that raised it.
 */
export function raiseTask(
  document: CitizenDocument,
  task: { readonly kind: TaskKind; readonly at: string; readonly about?: Danger; readonly position?: number },
): CitizenDocument {
  const open = document.tasks.some((one) => one.kind === task.kind && one.closed === undefined);
  if (open && task.kind !== 'danger') return document;
  const position = document.transcript.at(-1)?.position ?? document.segments.at(-1)?.last ?? 0;
  const exchange = task.about === undefined ? undefined : exchangeOf(document, task.about);
  const raised: Task = {
    ...task,
    ...(exchange !== undefined && { exchange }),
    position: task.position ?? position,
    id: `${document.conversation}:task:${document.tasks.length + 1}`,
  };
  return withEvents({ ...document, tasks: [...document.tasks, raised] }, [{ at: task.at, kind: 'task-raised', key: task.kind }]);
}

/** The fixed answer to a sign of danger and the message right before it; without the message where the sign stood in a comment. */
function exchangeOf(document: CitizenDocument, about: Danger): Task['exchange'] {
  const answer = document.transcript.findLast((entry) => entry.key === `app.danger.${about}`);
  if (answer === undefined) return undefined;
  const before = document.transcript.find((entry) => entry.position === answer.position - 1);
  return { answer: answer.text, ...(before?.from === 'citizen' && { said: before.text }) };
}

/** The citizen has taken back what the tasks of a kind were about: they wait on nobody any more. */
export function withdrawTasks(document: CitizenDocument, kind: TaskKind, at: string): CitizenDocument {
  const open = (task: Task): boolean => task.kind === kind && task.closed === undefined;
  if (!document.tasks.some(open)) return document;
  const tasks = document.tasks.map((task) => (open(task) ? { ...task, closed: { at, staff: '' } } : task));
  return withEvents({ ...document, tasks }, [{ at, kind: 'task-closed', key: kind }]);
}

/** Adds dated events, which hold no words. */
export function withEvents(document: CitizenDocument, events: readonly DatedEvent[]): CitizenDocument {
  return events.length === 0 ? document : { ...document, events: [...document.events, ...events] };
}
