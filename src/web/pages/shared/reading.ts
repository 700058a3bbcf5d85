/** Reading aloud on a page: what the button does, when it stops by itself, and what there is to say about it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { mark, passagesIn, unmark } from './passages.ts';
import type { Choice } from './passages.ts';
import { kept, keep } from './preferences.ts';
import { browserSpeech, Reader } from './speech.ts';

/** `off`; `on`: it reads, or waits for the voices; `no-voice`: it cannot, and says so. */
export type ReadingState = { readonly state: 'off' | 'on' } | { readonly state: 'no-voice'; readonly language: string };

/** What the bar draws and does. */
export interface Reading {
  readonly now: ReadingState;
  /** Begins, or stops; also takes away the word that there is no voice. */
  readonly toggle: () => void;
  /** Stops; says whether there was anything to stop. */
  readonly stop: () => boolean;
  readonly skip: (by: number) => void;
  readonly hurry: (by: number) => void;
}

const rateKey = 'reading-rate';
let shared: Reader<SpeechSynthesisVoice, SpeechSynthesisUtterance> | undefined;

/** One for the page: a browser has one speech. */
function reader(): NonNullable<typeof shared> {
  const rate = kept(rateKey);
  shared ??= new Reader(browserSpeech(), rate === undefined ? undefined : Number(rate));
  return shared;
}

/**
 * `place` gives what to read in when the button is tapped, and `choice` what of it. It stops by itself when `moment` is another (a new
 * question), when the page is hidden or left, and when whoever draws it is gone.
 */
export function useReading(place: () => readonly HTMLElement[], choice: Choice, moment: string): Reading {
  const [now, setNow] = useState<ReadingState>({ state: 'off' });
  const live = useRef(now);
  live.current = now;
  const stop = (): boolean => {
    if (live.current.state === 'off') return false;
    if (live.current.state === 'on') reader().stop();
    setNow({ state: 'off' });
    return true;
  };
  useEffect(() => {
    reader();
    return () => void stop();
  }, [moment]);
  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') stop();
    };
    document.addEventListener('visibilitychange', hidden);
    addEventListener('pagehide', stop);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', stop);
    };
  }, []);
  const toggle = (): void => {
    if (stop()) return;
    const passages = passagesIn(place(), choice);
    setNow({ state: 'on' });
    reader().read(passages, {
      at: (spot) => {
        const passage = passages[spot.passage];
        if (passage !== undefined) mark(passage, spot);
      },
      ended: (ending) => {
        unmark();
        setNow(ending.how === 'no-voice' ? { state: 'no-voice', language: ending.language } : { state: 'off' });
      },
    });
  };
  const hurry = (by: number): void => {
    reader().hurry(by);
    keep(rateKey, String(reader().rate));
  };
  return { now, toggle, stop, skip: (by) => reader().skip(by), hurry };
}
