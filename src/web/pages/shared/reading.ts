/**
 * Reading aloud on a page: what the button does, when it stops by itself, and what there is to say about it. What speaks and marks
 * (`speaking.ts`) is fetched after the words, so that it is there by the time somebody wants to hear.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Choice } from './passages.ts';
import { keep, kept } from './preferences.ts';
import type { Reader } from './speech.ts';

type Kit = typeof import('./speaking.ts');
/** The kit, and the one reader of the page: a browser has one speech. */
interface Speaking extends Pick<Kit, 'mark' | 'passagesIn' | 'unmark'> {
  readonly reader: Reader<SpeechSynthesisVoice, SpeechSynthesisUtterance>;
}

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
let speaking: Speaking | undefined;
let fetching: Promise<Speaking | undefined> | undefined;

/** Undefined where it cannot be had now; the next tap tries again. */
async function fetchSpeaking(): Promise<Speaking | undefined> {
  try {
    const { browserSpeech, Reader: Kind, ...kit } = await import('./speaking.ts');
    const rate = kept(rateKey);
    speaking ??= { ...kit, reader: new Kind(browserSpeech(), rate === undefined ? undefined : Number(rate)) };
  } catch {
    fetching = undefined;
  }
  return speaking;
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
    speaking?.reader.stop();
    setNow({ state: 'off' });
    return true;
  };
  useEffect(() => {
    fetching ??= fetchSpeaking();
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
  const begin = ({ mark, passagesIn, reader, unmark }: Speaking): void => {
    const passages = passagesIn(place(), choice);
    setNow({ state: 'on' });
    reader.read(passages, {
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
  const toggle = (): void => {
    if (stop()) return;
    // At once where it is there: a phone speaks only in answer to a tap.
    if (speaking !== undefined) return begin(speaking);
    fetching ??= fetchSpeaking();
    void fetching.then((fetched) => fetched && begin(fetched));
  };
  const hurry = (by: number): void => {
    if (speaking === undefined) return;
    speaking.reader.hurry(by);
    keep(rateKey, String(speaking.reader.rate));
  };
  return { now, toggle, stop, skip: (by) => speaking?.reader.skip(by), hurry };
}
