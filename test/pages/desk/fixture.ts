import type { InboxTask, Review, ReviewLine } from '../../../src/review/views.ts';

/** A line of a sent draft, written by the citizen and not decided. */
export function line(id: string, more: Partial<ReviewLine> = {}): ReviewLine {
  return {
    id,
    group: 'goal',
    heading: `Om ${id}`,
    quote: `Ord om ${id}`,
    by: 'written',
    hash: `hash-${id}`,
    offered: [],
    state: 'undecided',
    ...more,
  };
}

/** A change that the citizen has answered so. */
export function change(agreement: 'unanswered' | 'agreed' | 'disagreed' | 'commented'): NonNullable<ReviewLine['change']> {
  return { text: 'Ny tekst', reason: 'Derfor', staff: 'Mette Holm', of: 'change', agreement };
}

export function task(kind: InboxTask['kind'], at: string, name = 'Jonas Lund'): InboxTask {
  return { id: `${kind}-${at}`, citizen: name, name, kind, at };
}

export function page(more: Partial<Review> = {}): Review {
  return {
    demo: true,
    citizen: 'c1',
    name: 'Jonas Lund',
    language: 'da',
    planStatus: 'submitted',
    draftHash: 'draft',
    lines: [],
    groups: [],
    conversation: [],
    tasks: [],
    held: false,
    startable: [],
    refusals: [],
    warnings: [],
    forMentor: false,
    needsReason: false,
    ...more,
  };
}
