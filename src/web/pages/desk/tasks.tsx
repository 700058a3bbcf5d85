/** What waits, on top of the page: danger with its call, then the rest; each is closed by the caseworker. */
import type { VNode } from 'preact';
import type { InboxTask, Review } from '../../../review/views.ts';
import type { Send, Show } from './acts.ts';
import { DangerNote } from './danger.tsx';
import { byKind } from './order.ts';
import { Places, ProblemNote } from './problem.tsx';
import type { Problem } from './problem.tsx';
import { unagreed } from './stops.ts';
import { dayAndTime } from './times.ts';
import { useLanguage, useWords } from './words.ts';

interface TasksProps {
  readonly review: Review;
  readonly emergency: string | undefined;
  readonly send: Send;
  readonly problem: Problem | undefined;
  readonly show: Show;
}

/**
 * Drawn only when a task is open, the dialogue is held, or a command given here failed. The button that lets a held dialogue go on
 * stands with the newest sign of danger, where one is open.
 */
export function Tasks({ review, emergency, send, problem, show }: TasksProps): VNode | null {
  const w = useWords();
  const tasks = byKind(review.tasks).flatMap((group) => group.tasks);
  const newest = tasks.findLast((task) => task.kind === 'danger');
  const shown = problem?.place === 'tasks' ? problem : undefined;
  if (tasks.length === 0 && !review.held && shown === undefined) return null;
  return (
    <section class="tasks" id="tasks" tabIndex={-1} aria-labelledby="tasks-name">
      <h2 id="tasks-name">{w('tasks.title')}</h2>
      {shown !== undefined && <ProblemNote problem={shown} review={review} show={show} />}
      {review.held && newest === undefined && <Held send={send} />}
      {tasks.map((task) => (
        <Task key={task.id} task={task} review={review} send={send} show={show}>
          {task.kind === 'danger' && (
            <DangerNote task={task} emergency={emergency}>
              {review.held && task === newest && <Held send={send} />}
              <Close task={task} send={send} />
            </DangerNote>
          )}
        </Task>
      ))}
    </section>
  );
}

interface TaskProps {
  readonly task: InboxTask;
  readonly review: Review;
  readonly send: Send;
  readonly show: Show;
  readonly children: VNode | false;
}
function Task({ task, review, send, show, children }: TaskProps): VNode {
  const w = useWords();
  const language = useLanguage();
  const danger = task.kind === 'danger';
  const disagreed = task.kind === 'disagreed' ? unagreed(review.lines).disagreed : [];
  return (
    <div class={danger ? 'task danger' : 'task'}>
      <div class="task-line">
        <p>
          <strong>{w(`task.${task.kind}`)}.</strong> {task.about === undefined ? w(`task-what.${task.kind}`) : w(`danger.${task.about}`)}{' '}
          <Places places={disagreed} show={show} />
          <span class="src"> {dayAndTime(task.at, language)}</span>
        </p>
        {!danger && <Close task={task} send={send} />}
      </div>
      {children}
    </div>
  );
}

function Close({ task, send }: { readonly task: InboxTask; readonly send: Send }): VNode {
  const w = useWords();
  const close = async (): Promise<void> => {
    if ((await send({ kind: 'close-task', task: task.id }, 'tasks')) !== undefined) document.querySelector<HTMLElement>('h1')?.focus();
  };
  return (
    <button type="button" aria-label={`${w('tasks.close')}: ${w(`task.${task.kind}`)}`} onClick={() => void close()}>
      {w('tasks.close')}
    </button>
  );
}

/** The dialogue waits after a sign of danger until a person lets it go on. */
function Held({ send }: { readonly send: Send }): VNode {
  const w = useWords();
  const resume = async (): Promise<void> => {
    if ((await send({ kind: 'resume' }, 'tasks')) !== undefined) document.querySelector<HTMLElement>('h1')?.focus();
  };
  return (
    <>
      <span>{w('held.what')}</span>
      <button type="button" onClick={() => void resume()}>
        {w('held.resume')}
      </button>
    </>
  );
}
