/** Small line drawings of 24 by 24. They never carry a meaning alone: words stand beside them. */
import type { VNode } from 'preact';

const paths = {
  back: 'M10 6 4 12l6 6M4.5 12H20',
  edit: 'M4.5 19.5l1-4L15.5 5.5l3 3L8.5 18.5z',
  pause: 'M8.5 5v14M15.5 5v14',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7.5 14h9v6h-9z',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9.5a4 4 0 0 1 0 5M18 7a8 8 0 0 1 0 10',
  silent: 'M6.5 6.5h11v11h-11z',
  repeat: 'M19 12a7 7 0 1 1-2.2-5.1L19 9M19 4v5h-5',
  globe: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c-5 5-5 12 0 17M12 3.5c5 5 5 12 0 17',
  before: 'M15.5 5.5 8 12l7.5 6.5',
  after: 'M8.5 5.5 16 12l-7.5 6.5',
  minus: 'M5 12h14',
  plus: 'M5 12h14M12 5v14',
  mic: 'M12 3.5a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0v-5a3 3 0 0 0-3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5v3.5',
  human: 'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 2.5-6 6-6M13.5 13h7.5v5.5h-3.5l-2 2v-2h-2z',
  phone: 'M6.5 3.5h2.5l1.8 4.5-2.3 1.6a11 11 0 0 0 5.9 5.9l1.6-2.3 4.5 1.8v2.5a3 3 0 0 1-3 3C10.5 20.5 3.5 13.5 3.5 6.5a3 3 0 0 1 3-3z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  send: 'M4.5 12H19M13 6l6 6-6 6',
  free: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8 12l3 3 5-5.5',
  wait: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
  off: 'M3.5 3.5l17 17M5 10.5a11 11 0 0 1 4-2.4M13 7.5a11 11 0 0 1 6 3M8.5 14a6 6 0 0 1 2.8-1.5M12 18.2v.1',
} as const;

/** One of the drawings above. */
export type IconName = keyof typeof paths;

/** `flip` turns it round where the writing runs from right to left. */
export function Icon({ name, flip = false }: { readonly name: IconName; readonly flip?: boolean }): VNode {
  return (
    <svg class={flip ? 'ico flip' : 'ico'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** The house's mark: a word spoken and a word taken up. */
export function Mark(): VNode {
  return (
    <svg class="mark" viewBox="0 0 40 40" aria-hidden="true">
      <path d="M15.5 4.5a12.5 12.5 0 0 0-9 21L4.5 32.5l7.5-3.2a12.5 12.5 0 1 0 3.5-24.8z" fill="currentColor" />
      <circle class="mark__paper" cx="26.5" cy="23.5" r="10" stroke="currentColor" stroke-width="3" />
      <path d="M31 19a8 8 0 0 1-10 7.5A8 8 0 0 1 31 19z" fill="currentColor" />
    </svg>
  );
}
