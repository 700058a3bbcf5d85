/** What the measured page notes about itself. Both functions run in the page, and so know nothing of this file but what is in them. */

/** Milliseconds since the page was asked for. `shift` is the sum of layout shifts that nobody caused by a tap. */
export interface Marks {
  painted: number;
  shift: number;
  /** The first words of the robot can be read, in the page as it came or in the conversation. */
  words?: number;
  /** They stand in the conversation itself. */
  message?: number;
  /** The first answer can be tapped. */
  usable?: number;
}

interface Shift {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

declare global {
  var medspilMarks: Marks | undefined;
}

/** Watches from the first moment on, once a frame. */
export function watchMarks(): void {
  const marks: Marks = { painted: 0, shift: 0 };
  globalThis.medspilMarks = marks;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as readonly unknown[] as readonly Shift[]) {
      if (!entry.hadRecentInput) marks.shift += entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  const look = (): void => {
    const root = document.querySelector('medspil-chat')?.shadowRoot;
    const now = performance.now();
    if (document.querySelector('.loading .first') !== null) marks.words ??= now;
    if (root?.querySelector('.talk > .bot p:not(.who)') != null) marks.message ??= now;
    const button = root?.querySelector<HTMLButtonElement>('.ask [role=group] button');
    if (button != null && !button.disabled && button.getClientRects().length > 0) marks.usable ??= now;
    if (marks.usable === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The marks as they stand now. */
export function readMarks(): Marks {
  const marks = globalThis.medspilMarks ?? { painted: 0, shift: 0 };
  const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
  return { ...marks, painted, words: Math.max(painted, marks.words ?? marks.message ?? Number.NaN) };
}
