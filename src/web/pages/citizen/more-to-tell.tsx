/** After the short way: the rest may be told, whenever it suits. */
import type { VNode } from 'preact';
import { useWords } from '../shared/words.ts';

interface MoreToTellProps {
  /** Sends a command to the conversation and goes there. */
  readonly command: (name: string, label: string) => void;
}

/** One quiet line with its button: telling more is offered and never asked for. */
export function MoreToTell({ command }: MoreToTellProps): VNode {
  const w = useWords();
  return (
    <section class="more-to-tell" aria-label={w('more-title')}>
      <p>
        <b>{w('more-title')}</b> {w('more-text')}
      </p>
      <p>
        <button class="btn btn--plain" type="button" onClick={() => command('more', w('command.more'))}>
          {w('command.more')}
        </button>
      </p>
    </section>
  );
}
