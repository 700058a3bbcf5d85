/** What a line of the plan says, without its heading. */
import type { VNode } from 'preact';
import type { LineView } from '../../../review/views.ts';
import { Chosen, Quote } from '../shared/own.tsx';
import { useWords } from '../shared/words.ts';

/** A number from 0 to 10 as ten small boxes, with the same in words. */
export function Weight({ scale, anchors }: { readonly scale: NonNullable<LineView['scale']>; readonly anchors: boolean }): VNode {
  const w = useWords();
  const [low = '', , high = ''] = scale.anchors;
  return (
    <div class="weight">
      <span class="chosen">{w('scale', { value: scale.value })}</span>
      <ol aria-hidden="true">
        {Array.from({ length: 10 }, (_, index) => (
          <li key={index} class={index < scale.value ? 'on' : ''} />
        ))}
      </ol>
      {anchors && high !== '' && <span class="from">{w('scale-anchors', { low, high })}</span>}
    </div>
  );
}

/** What the line says, without its heading: own words as a quotation, a choice in blue, a scale as a picture. */
export function Saying({ line }: { readonly line: LineView }): VNode | null {
  const w = useWords();
  if (line.scale !== undefined) return <Weight scale={line.scale} anchors={line.group === 'health'} />;
  if (line.quote !== undefined) {
    return (
      <>
        <Quote text={line.quote} />
        {line.by === 'said' && <p class="from">{w('said-note')}</p>}
      </>
    );
  }
  if (line.text === undefined) return null;
  if (line.none !== undefined) return <p class="from">{line.text}</p>;
  if (line.by !== 'suggested' && line.by !== 'staff')
    return (
      <p>
        <Chosen>{line.text}</Chosen>
      </p>
    );
  return (
    <div class="idea">
      <p class="from">{w(line.by === 'suggested' ? 'suggestion' : 'from-staff')}</p>
      <p>{line.text}</p>
    </div>
  );
}
