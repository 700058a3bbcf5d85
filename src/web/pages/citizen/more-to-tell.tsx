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
    <div class="screen">
      <p>
        <b>{w('more-title')}</b> {w('more-text')}
      </p>
      <p class="where__go">
        <button class="btn" type="button" onClick={() => command('more', w('command.more'))}>
          {w('command.more')}
        </button>
      </p>
    </div>
  );
}
