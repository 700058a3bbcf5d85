/** What comes from the citizen, drawn alike in chat, read-back and plan: the blue pen. */
import type { ComponentChildren, VNode } from 'preact';

/** Verbatim words: quotation marks by language, a bar, their own direction. */
export function Quote({ text, slip = false }: { readonly text: string; readonly slip?: boolean }): VNode {
  return (
    <blockquote class={slip ? 'slip own' : 'own'}>
      <p dir="auto">{text}</p>
    </blockquote>
  );
}

/** What was chosen among what was offered. */
export function Chosen({ children }: { readonly children: ComponentChildren }): VNode {
  return <span class="chosen">{children}</span>;
}
