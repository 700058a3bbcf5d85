/**
 * Reading aloud by the device's own voice, one sentence at a time.
 *
 * Each sentence is an utterance of its own: browsers stop in the middle of long ones, and only so can the place be shown, and the reader
 * go one sentence back. Only voices that live on the device are used (`voices.ts`); where there is none for a language nothing is said.
 */
import { sentencesOf } from './sentences.ts';
import type { Sentence } from './sentences.ts';
import { localVoice } from './voices.ts';
import type { Voice } from './voices.ts';

/** One place to read: a paragraph, an answer. */
export interface Passage {
  readonly text: string;
  readonly language: string;
  /** Said before it and not part of it: the number of an answer. */
  readonly before?: string;
}

/** Where the reading is: which passage, counted from 0, and which sentence of it. */
export interface Spot extends Sentence {
  readonly passage: number;
}

/** How a reading came to its end. `no-voice`: the device has none for the language, and nothing was said. */
export type Ending = { readonly how: 'done' | 'stopped' | 'failed' } | { readonly how: 'no-voice'; readonly language: string };

/** Who is told how it goes. */
export interface Follower {
  readonly at: (spot: Spot) => void;
  /** Told once for each reading. */
  readonly ended: (ending: Ending) => void;
}

/** The part of `SpeechSynthesisUtterance` that is used. */
export interface Utterance<V> {
  voice: V | null;
  lang: string;
  rate: number;
  addEventListener(name: 'end' | 'error', told: () => void): void;
}

/** The browser's part: its voices and its speech. `undefined` for a browser that cannot speak at all. */
export interface Speech<V extends Voice, U extends Utterance<V>> {
  readonly voices: () => readonly V[];
  /** Calls back once when there may be other voices, or when enough was waited for them. */
  readonly whenVoices: (told: () => void) => void;
  readonly utterance: (text: string) => U;
  readonly speak: (utterance: U) => void;
  readonly cancel: () => void;
}

/** How fast, from calm to quick; 1 is the voice's own. */
export const rates = [0.6, 0.75, 0.9, 1.1, 1.3] as const;
const usualRate = 2;

interface Item<V> {
  readonly spot: Spot;
  readonly words: string;
  readonly voice: V;
}
interface Going<V, U> {
  readonly follower: Follower;
  /** None while the device's voices are waited for. */
  items: readonly Item<V>[];
  index: number;
  /** What is being said now. Events of any other utterance are late and mean nothing. */
  current?: U;
}

/** One device's reader. It reads one thing at a time: a new reading stops the one before. */
export class Reader<V extends Voice, U extends Utterance<V>> {
  readonly #speech: Speech<V, U> | undefined;
  #going: Going<V, U> | undefined;
  #rate: number;

  /** `rate` is a place in `rates`. */
  constructor(speech: Speech<V, U> | undefined, rate = usualRate) {
    this.#speech = speech;
    this.#rate = rates[rate] === undefined ? usualRate : rate;
    // Voices are loaded when they are first asked for; they should be there when somebody wants to hear.
    speech?.voices();
  }

  /** Place in `rates`. */
  get rate(): number {
    return this.#rate;
  }

  /** Begins to read, at once where the voices are there: a phone speaks only in answer to a tap. */
  read(passages: readonly Passage[], follower: Follower): void {
    this.stop();
    const going: Going<V, U> = { follower, items: [], index: 0 };
    this.#going = going;
    if (this.#speech === undefined || this.#speech.voices().length > 0) this.#begin(going, passages);
    else this.#speech.whenVoices(() => this.#begin(going, passages));
  }
  /** Stops what is being read. Nothing happens when it is silent. */
  stop(): void {
    this.#end({ how: 'stopped' });
  }
  /** So many sentences on; below 0 back. Past the last one it ends, before the first one it begins again. */
  skip(by: number): void {
    const going = this.#going;
    if (going?.current !== undefined) this.#go(going, Math.max(0, going.index + by));
  }
  /** Slower below 0, quicker above; the sentence begins again. */
  hurry(by: number): void {
    this.#rate = Math.min(rates.length - 1, Math.max(0, this.#rate + by));
    this.skip(0);
  }

  #begin(going: Going<V, U>, passages: readonly Passage[]): void {
    if (this.#going !== going) return;
    const voices = this.#speech?.voices() ?? [];
    going.items = passages.flatMap((passage, index) => itemsOf(passage, index, localVoice(voices, passage.language)));
    const silent = passages.find(({ language }) => localVoice(voices, language) === undefined);
    if (going.items.length === 0 && silent !== undefined) this.#end({ how: 'no-voice', language: silent.language });
    else this.#go(going, 0);
  }
  #go(going: Going<V, U>, index: number): void {
    const speech = this.#speech;
    const item = going.items[index];
    if (speech === undefined || item === undefined) return this.#end({ how: 'done' });
    const spoken = speech.utterance(item.words);
    spoken.voice = item.voice;
    spoken.lang = item.voice.lang.replace('_', '-');
    spoken.rate = rates[this.#rate] ?? 1;
    spoken.addEventListener('end', () => {
      if (going.current === spoken) this.#go(going, index + 1);
    });
    spoken.addEventListener('error', () => {
      if (going.current === spoken) this.#end({ how: 'failed' });
    });
    going.index = index;
    going.current = spoken;
    // What was being said makes room; when it came to its end by itself there is nothing to cancel.
    speech.cancel();
    going.follower.at(item.spot);
    speech.speak(spoken);
  }
  #end(ending: Ending): void {
    const going = this.#going;
    if (going === undefined) return;
    this.#going = undefined;
    const spoke = going.current !== undefined;
    delete going.current;
    if (spoke) this.#speech?.cancel();
    going.follower.ended(ending);
  }
}

function itemsOf<V>({ text, language, before }: Passage, passage: number, voice: V | undefined): readonly Item<V>[] {
  if (voice === undefined) return [];
  return sentencesOf(text, language).map((sentence, nth) => {
    const words = text.slice(sentence.start, sentence.end);
    return { spot: { passage, ...sentence }, words: nth === 0 && before !== undefined ? `${before} ${words}` : words, voice };
  });
}

/** How long a browser gets to bring its voices, in milliseconds. */
const voicesWithin = 2000;

/** Speech of the browser that the page is in. */
export function browserSpeech(): Speech<SpeechSynthesisVoice, SpeechSynthesisUtterance> | undefined {
  if (!('speechSynthesis' in globalThis)) return undefined;
  const synthesis = globalThis.speechSynthesis;
  return {
    voices: () => synthesis.getVoices(),
    whenVoices: (told) => {
      let timer: ReturnType<typeof setTimeout>;
      const once = (): void => {
        clearTimeout(timer);
        synthesis.removeEventListener('voiceschanged', once);
        told();
      };
      timer = setTimeout(once, voicesWithin);
      synthesis.addEventListener('voiceschanged', once);
    },
    utterance: (text) => new SpeechSynthesisUtterance(text),
    speak: (utterance) => synthesis.speak(utterance),
    cancel: () => synthesis.cancel(),
  };
}
