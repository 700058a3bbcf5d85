/** What was written for lines that the citizen has taken away meanwhile. */
import type { VNode } from 'preact';
import { isUntouched } from './forms.ts';
import type { Written } from './forms.ts';
import { useWords } from './words.ts';

/** It can be copied, and is thrown away only by the caseworker. */
export function Orphans({ written, drop }: { readonly written: Written; readonly drop: (line: string) => void }): VNode | null {
  const w = useWords();
  const gone = Object.entries(written.forms).filter(([, form]) => form.standing === 'gone' && !isUntouched(form));
  if (gone.length === 0) return null;
  return (
    <section class="note hold" aria-label={w('form.gone')}>
      {gone.map(([line, form]) => (
        <div key={line}>
          <p>
            <strong>{form.heading}.</strong> {w('form.gone')}
          </p>
          {[form.text, form.reason].map((text, index) => text.trim() !== '' && <p key={index}>{text}</p>)}
          <button type="button" onClick={() => drop(line)}>
            {w('form.drop')}
          </button>
        </div>
      ))}
    </section>
  );
}
