/** Draws the small drawings of `pictures.ts`, which are fetched once, when the first of them is wanted. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isDrawn } from './drawn.ts';
import type { Drawn } from './drawn.ts';
import type { Picture } from './pictures.ts';

type Pictures = Readonly<Record<Drawn, Picture>>;
let fetched: Pictures | undefined;
let fetching: Promise<Pictures | undefined> | undefined;

/** Undefined where they cannot be had now: the words are enough, and the next question tries again. */
async function fetchPictures(): Promise<Pictures | undefined> {
  try {
    fetched = (await import('./pictures.ts')).pictures;
  } catch {
    fetching = undefined;
  }
  return fetched;
}

function usePictures(): Pictures | undefined {
  const [pictures, setPictures] = useState(fetched);
  useEffect(() => {
    if (pictures !== undefined) return;
    fetching ??= fetchPictures();
    void fetching.then(setPictures);
  }, []);
  return pictures;
}

function Lines({ id }: { readonly id: Drawn }): VNode {
  const [soft, lines, broken] = usePictures()?.[id] ?? [''];
  return (
    <svg class="draw" viewBox="0 0 56 56" aria-hidden="true">
      {soft !== '' && <path class="soft" d={soft} />}
      {lines && <path d={lines} />}
      {broken && <path class="broken" d={broken} />}
    </svg>
  );
}

/** The drawing of an answer, where there is one. Its place is there before it is. */
export function Drawing({ of }: { readonly of: unknown }): VNode | null {
  return isDrawn(of) ? <Lines id={of} /> : null;
}
