/** What waits on the caseworker. */
import type { Danger } from '../engine/input.ts';
import type { CitizenDocument, DatedEvent, Task, TaskKind } from './citizen.ts';

/**
 * Raises a task. One that is open already is not doubled, save danger: each sign of it is to be seen. The position is that of the
 * newest entry, which is the one that raised it.
 */
export function raiseTask(
  document: CitizenDocument,
  task: { readonly kind: TaskKind; readonly at: string; readonly about?: Danger },
): CitizenDocument {
  const open = document.tasks.some((one) => one.kind === task.kind && one.closed === undefined);
  if (open && task.kind !== 'danger') return document;
  const position = document.transcript.at(-1)?.position ?? document.segments.at(-1)?.last ?? 0;
  const raised: Task = { ...task, position, id: `${document.conversation}:task:${document.tasks.length + 1}` };
  return withEvents({ ...document, tasks: [...document.tasks, raised] }, [{ at: task.at, kind: 'task-raised', key: task.kind }]);
}

/** Adds dated events, which hold no words. */
export function withEvents(document: CitizenDocument, events: readonly DatedEvent[]): CitizenDocument {
  return events.length === 0 ? document : { ...document, events: [...document.events, ...events] };
}
