/** A sign of danger: the call is the first thing to do; then the citizen's words, and what the citizen was told. */
import type { ComponentChildren, VNode } from 'preact';
import type { InboxTask } from '../../../review/views.ts';
import { dayAndTime } from './times.ts';
import { useLanguage, useWords } from './words.ts';

interface DangerProps {
  readonly task: InboxTask;
  readonly emergency: string | undefined;
  /** Buttons that belong to it. */
  readonly children?: ComponentChildren;
}

/**
 * Used in the inbox and on the citizen's page alike. Without `emergency`, the municipality's number for acute danger, there is no call
 * button; the citizen's own number is in the municipality's system and never here.
 */
export function DangerNote({ task, emergency, children }: DangerProps): VNode {
  const w = useWords();
  const language = useLanguage();
  return (
    <div class="alarm">
      <div class="acts">
        {emergency !== undefined && (
          <a class="button main-act" href={`tel:${emergency.replaceAll(/[^\d+]/g, '')}`}>
            {w('danger.call', { number: emergency })}
          </a>
        )}
        <span>{w('danger.own-number')}</span>
      </div>
      {task.said !== undefined && (
        <div class="from written">
          <p class="label">
            {w('provenance.written')}
            <span class="src">, {dayAndTime(task.at, language)}</span>
          </p>
          <q class="words" dir="auto">
            {task.said}
          </q>
        </div>
      )}
      {task.answer !== undefined && <Told answer={task.answer} />}
      <details>
        <summary>{w('danger.why')}</summary>
        <p class="small">{w('danger.why-text')}</p>
      </details>
      {children !== undefined && <div class="acts">{children}</div>}
    </div>
  );
}

/** The fixed answer, as it was given. */
function Told({ answer }: { readonly answer: string }): VNode {
  const w = useWords();
  return (
    <div>
      <p class="label">{w('danger.told')}</p>
      <p dir="auto" class="told">
        {answer}
      </p>
      <p class="src">{w('danger.fixed')}</p>
    </div>
  );
}
