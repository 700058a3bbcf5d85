/** Small drawings beside answers that are hard to read for some. They repeat the words and never stand alone. */
import type { VNode } from 'preact';

const drawings: Readonly<Record<string, string>> = {
  sleep: 'M20 14.5A8.5 8.5 0 1 1 10 4a6.5 6.5 0 0 0 10 10.5z',
  pain: 'M13 3 6 13h5l-1 8 8-11h-5z',
  mind: 'M7 16h10a4 4 0 0 0 .5-8A6 6 0 0 0 6 7.5 4.3 4.3 0 0 0 7 16zM9 19v1.5M13 19v1.5',
  energy: 'M3 8h15v8H3zM18 11h2.5v2H18M6 11v2',
  money: 'M12 4c4 0 7 1.3 7 3s-3 3-7 3-7-1.3-7-3 3-3 7-3zM5 7v5c0 1.7 3 3 7 3s7-1.3 7-3V7M5 12v5c0 1.7 3 3 7 3s7-1.3 7-3v-5',
  housing: 'M4 11l8-7 8 7M6 10v10h12V10M10 20v-6h4v6',
  family:
    'M8 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM16 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 20v-4a5 5 0 0 1 6-4.8M21 20v-4a5 5 0 0 0-6-4.8M12 16a1.7 1.7 0 1 0 0-3.400 1.7 1.7 0 0 0 0 3.400zM9 20a3 3 0 0 1 6 0',
  lonely: 'M12 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 21v-2a7 7 0 0 1 14 0v2',
  'getting-about': 'M4 5h16v12H4zM4 11h16M8 20v-3M16 20v-3M7.5 14h.1M16.5 14h.1',
  reading: 'M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14',
  substances: 'M7 3h10l-1 9a4 4 0 0 1-8 0zM12 16v4M8.5 20.5h7',
  other: 'M4.5 19.5l1-4L15.5 5.5l3 3L8.5 18.5z',
};

/** The drawing of the answer with that id, where there is one. */
export function Drawing({ of }: { readonly of: string }): VNode | null {
  const path = drawings[of];
  if (path === undefined) return null;
  return (
    <svg class="draw" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
