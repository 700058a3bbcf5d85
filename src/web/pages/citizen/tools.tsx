/** The end of the top bar: the other view, larger text, the other languages. */
import type { VNode } from 'preact';
import type { CitizenPage } from '../../../review/views.ts';
import { useWords } from '../shared/words.ts';

const sizes = ['100%', '125%', '150%'] as const;
const sizeKey = 'medspil:text-size';

function setSize(step: number): void {
  const root = document.documentElement;
  root.style.fontSize = sizes[step] ?? sizes[0];
  if (step > 0) root.dataset['size'] = String(step);
  else delete root.dataset['size'];
}

/** Takes up the size of text that was chosen on this device before. */
export function restoreSize(): void {
  const kept = Number(localStorage.getItem(sizeKey) ?? 0);
  if (kept > 0) setSize(kept);
}

function larger(): void {
  const next = (Number(localStorage.getItem(sizeKey) ?? 0) + 1) % sizes.length;
  localStorage.setItem(sizeKey, String(next));
  setSize(next);
}

/** A language's own name, "Dansk". */
function ownName(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

interface ToolsProps {
  readonly view: 'chat' | 'plan';
  readonly me: CitizenPage | undefined;
  readonly language: string;
  readonly speak: (code: string, label: string) => void;
}

/**
 * `speak` gets the code of a language (`en`) and its own name, which stands in the conversation as what the citizen said. There are no
 * languages to choose from until `me` is known.
 */
export function Tools({ view, me, language, speak }: ToolsProps): VNode {
  const w = useWords();
  const others = (me?.languages ?? []).filter((code) => code !== language);
  return (
    <>
      {view === 'chat' ? <a href="#plan">{w('plan-link')}</a> : <a href="#">{w('chat-link')}</a>}
      <button type="button" aria-label={w('larger')} onClick={larger}>
        Aa
      </button>
      {others.map((code) => (
        <button key={code} type="button" lang={code} onClick={() => speak(code, ownName(code))}>
          {ownName(code)}
        </button>
      ))}
    </>
  );
}
