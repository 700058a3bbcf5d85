/** The sheet as it grows beside the conversation, on wide screens. */
import type { VNode } from 'preact';
import type { CitizenPlan } from '../../../review/views.ts';
import { useWords } from '../shared/words.ts';
import { Saying } from './saying.tsx';
import { sectionsOf } from './sheet-parts.ts';

/**
 * To look at, not to answer: no changes and no buttons, and questions that were passed over are left out. Until the plan has been read it
 * is an empty sheet.
 */
export function SheetSoFar({ plan }: { readonly plan: CitizenPlan | undefined }): VNode {
  const w = useWords();
  const sections = plan === undefined ? [] : sectionsOf(plan);
  return (
    <>
      <h2>{w('sheet-so-far')}</h2>
      <div class="sheet sheet--mini">
        {sections.length === 0 && <p class="from">{w('sheet-empty')}</p>}
        {sections.map((section) => (
          <section key={section.group}>
            <h3>{section.heading}</h3>
            {section.parts
              .flatMap((part) => (part.head === undefined ? part.lines : [part.head, ...part.lines]))
              .filter((line) => line.none === undefined)
              .map((line) => (
                <Saying key={line.id} line={line} />
              ))}
          </section>
        ))}
        {sections.length > 0 && <p class="from">{w('sheet-note')}</p>}
      </div>
    </>
  );
}
