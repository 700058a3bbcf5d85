/** Pages that are only words: what happened, that nothing is lost, and what to do. */
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWords } from './words.ts';

/** The heading takes the focus when the page was reached by a link inside the desk, as it would on a page that loads anew. */
export function useHeadingFocus(): void {
  useEffect(() => {
    const inside = (history.state as { readonly inside?: boolean } | null)?.inside === true;
    if (inside && document.activeElement === document.body) document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, []);
}

/** The server cannot be reached, or could not answer. */
export function Away({ again, message }: { readonly again: () => void; readonly message?: string | undefined }): VNode {
  const w = useWords();
  return (
    <div class="note hold" role="alert">
      <p>{message ?? w('failed')}</p>
      <p>
        <button type="button" onClick={again}>
          {w('again')}
        </button>
      </p>
    </div>
  );
}

/** Not one of the caseworker's own citizens, or no such citizen: both are said alike. */
export function Closed(): VNode {
  const w = useWords();
  useHeadingFocus();
  return (
    <main id="main" tabIndex={-1}>
      <h1 tabIndex={-1}>{w('closed.title')}</h1>
      <p>{w('closed.why')}</p>
      <p>
        <a href="/staff">{w('closed.back')}</a>
      </p>
    </main>
  );
}
