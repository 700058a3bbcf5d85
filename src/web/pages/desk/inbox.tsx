/** What waits, by kind and then by waiting time, and the caseworker's own citizens. Nothing here rates a person. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { InboxTask, StaffInbox } from '../../../review/views.ts';
import { DangerNote } from './danger.tsx';
import { useKeys, useKeySwitch } from './keys.ts';
import { KeyList } from './key-list.tsx';
import type { Reading } from './live.ts';
import { NewCitizen } from './new-citizen.tsx';
import { byKind, stepTo } from './order.ts';
import type { TaskGroup } from './order.ts';
import { Away, Closed, useHeadingFocus } from './plain.tsx';
import { reviewPath } from './route.ts';
import { clock, day, waited } from './times.ts';
import { useLanguage, useWords } from './words.ts';

/** The time, anew each minute, so that waiting times move. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The page at `/staff`. What was read last stays while the server is away; the page is empty only until the first answer. */
export function Inbox({ reading }: { readonly reading: Reading<StaffInbox> }): VNode | null {
  const w = useWords();
  const { answer, value: inbox, again } = reading;
  useEffect(() => {
    document.title = w('inbox.page');
  });
  if (inbox === undefined) {
    if (answer?.kind === 'closed') return <Closed />;
    if (answer === undefined) return null;
    return (
      <main id="main" tabIndex={-1}>
        <h1 tabIndex={-1}>{w('inbox.title')}</h1>
        <Away again={again} message={answer.kind === 'failed' ? answer.message : undefined} />
      </main>
    );
  }
  return <Shown inbox={inbox} again={again} />;
}

function Shown({ inbox, again }: { readonly inbox: StaffInbox; readonly again: () => void }): VNode {
  const w = useWords();
  const language = useLanguage();
  const now = useNow();
  useHeadingFocus();
  const [keysOn, switchKeys] = useKeySwitch();
  const groups = byKind(inbox.tasks);
  const move = (by: 1 | -1): void => focusTask(groups, by);
  useKeys(keysOn, (act) => {
    if (act === 'next') move(1);
    if (act === 'previous') move(-1);
  });
  const at = new Date(now).toISOString();
  const count = inbox.tasks.length;
  return (
    <main id="main" tabIndex={-1}>
      <div class="head">
        <h1 tabIndex={-1}>{count === 0 ? w('inbox.none') : count === 1 ? w('inbox.one') : w('inbox.many', { n: count })}</h1>
        <p class="small soft sentence">{w('inbox.order', { day: day(at, language), time: clock(at, language) })}</p>
      </div>
      <div class="inbox">
        <div>
          {groups.map((group, index) => (
            <Group key={group.kind} group={group} first={index === 0} now={now} emergency={inbox.emergency} />
          ))}
        </div>
        <div class="aside">
          <div>
            <Citizens citizens={inbox.citizens} />
            <NewCitizen languages={inbox.languages} signedOut={again} />
          </div>
          <KeyList on={keysOn} turn={switchKeys} move={move} />
        </div>
      </div>
    </main>
  );
}

/** From task to task; each task's link is what takes the focus. */
function focusTask(groups: readonly TaskGroup[], by: 1 | -1): void {
  const ids = groups.flatMap((group) => group.tasks.map((task) => `task-${task.id}`));
  const to = stepTo(ids, document.activeElement?.id === '' ? undefined : document.activeElement?.id, by);
  if (to !== undefined) document.getElementById(to)?.focus();
}

interface GroupProps {
  readonly group: TaskGroup;
  /** The first one says what the times on the right are. */
  readonly first: boolean;
  readonly now: number;
  readonly emergency: string | undefined;
}
function Group({ group, first, now, emergency }: GroupProps): VNode {
  const w = useWords();
  const { kind, tasks } = group;
  return (
    <section class={kind === 'danger' ? 'group danger' : 'group'} aria-labelledby={`kind-${kind}`}>
      <h2 id={`kind-${kind}`}>
        {w(`task.${kind}`)} <span class="n">{tasks.length}</span>
        {first && <span class="unit">{w('inbox.waited')}</span>}
      </h2>
      <ul>
        {tasks.map((task) => (
          <Task key={task.id} task={task} now={now} emergency={emergency} />
        ))}
      </ul>
    </section>
  );
}

function Task({ task, now, emergency }: { readonly task: InboxTask; readonly now: number; readonly emergency: string | undefined }): VNode {
  const w = useWords();
  const what = task.about === undefined ? w(`task-what.${task.kind}`) : w(`danger.${task.about}`);
  return (
    <li class={task.kind === 'danger' ? 'entry danger' : 'entry'}>
      <div class="item">
        <a id={`task-${task.id}`} href={reviewPath(task.citizen)}>
          {task.name}
        </a>
        <span class="what">{what}</span>
        <span class="wait num">{waited(task.at, now, w)}</span>
      </div>
      {task.kind === 'danger' && <DangerNote task={task} emergency={emergency} />}
    </li>
  );
}

function Citizens({ citizens }: { readonly citizens: StaffInbox['citizens'] }): VNode {
  const w = useWords();
  const language = useLanguage();
  return (
    <section aria-labelledby="citizens">
      <h2 id="citizens">{w('citizens.title')}</h2>
      {citizens.length === 0 && <p class="small soft">{w('citizens.none')}</p>}
      <ul class="citizens">
        {citizens.map((one) => (
          <li key={one.citizen}>
            <a href={reviewPath(one.citizen)}>{one.name}</a>
            <span class="small soft">
              {w(`plan.${one.planStatus}`)} {w('citizens.last', { day: day(one.at, language) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
