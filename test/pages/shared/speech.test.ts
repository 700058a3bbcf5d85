import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../src/web/pages/shared/sentences.ts';
import { rates, Reader } from '../../../src/web/pages/shared/speech.ts';
import type { Ending, Follower, Passage, Spot } from '../../../src/web/pages/shared/speech.ts';
import { localVoice } from '../../../src/web/pages/shared/voices.ts';
import type { Voice } from '../../../src/web/pages/shared/voices.ts';

const voice = (lang: string, localService = true, isDefault = false): Voice => ({ lang, localService, default: isDefault });

class Utterance extends EventTarget {
  readonly text: string;
  voice: Voice | null = null;
  lang = '';
  rate = 1;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

/** A device whose speech a test carries out: `said` is what it was given, `finish` ends the sentence that is being said. */
function device(voices: readonly Voice[]) {
  let known = voices;
  let told = (): void => undefined;
  const said: Utterance[] = [];
  let cancels = 0;
  return {
    said,
    cancels: () => cancels,
    last: () => said.at(-1)!,
    finish: () => said.at(-1)!.dispatchEvent(new Event('end')),
    bring(more: readonly Voice[]): void {
      known = more;
      told();
    },
    speech: {
      voices: () => known,
      whenVoices: (tell: () => void) => void (told = tell),
      utterance: (text: string) => new Utterance(text),
      speak: (utterance: Utterance) => void said.push(utterance),
      cancel: () => void (cancels += 1),
    },
  };
}

/** What is told of one reading. */
function follow(): Follower & { readonly spots: Spot[]; readonly endings: Ending[] } {
  const spots: Spot[] = [];
  const endings: Ending[] = [];
  return { spots, endings, at: (spot) => void spots.push(spot), ended: (ending) => void endings.push(ending) };
}

const passages: readonly Passage[] = [
  { text: 'Hvad er svært? Vælg dem, der passer.', language: 'da' },
  { text: 'Søvn', language: 'da', before: '1:' },
];
const danish = [voice('da-DK')];

describe('A sentence', () => {
  it.each([
    ['en sætning', 'Hej med dig.', ['Hej med dig.']],
    ['flere', 'Hej. Jeg er en robot! Er du klar?', ['Hej.', 'Jeg er en robot!', 'Er du klar?']],
    ['linjer', 'Først det ene\nså det andet', ['Først det ene', 'så det andet']],
    ['klokkeslæt', 'Ring hverdage kl. 9-15, hvis du vil.', ['Ring hverdage kl. 9-15, hvis du vil.']],
    ['mellemrum omkring', '  Hej.  ', ['Hej.']],
    ['kun tegn', ' - ', []],
    ['intet', '', []],
  ])('is found: %s', (_name, text, found) => {
    expect(sentencesOf(text, 'da').map(({ start, end }) => text.slice(start, end))).toEqual(found);
  });

  it('is found in Arabic and Ukrainian', () => {
    const cut = (text: string, language: string): readonly string[] =>
      sentencesOf(text, language).map(({ start, end }) => text.slice(start, end));
    expect(cut('ما هو هدفك؟ اكتب بكلماتك.', 'ar')).toEqual(['ما هو هدفك؟', 'اكتب بكلماتك.']);
    expect(cut('Що важко? Виберіть.', 'uk')).toEqual(['Що важко?', 'Виберіть.']);
  });

  it('is found without the segmenter of newer browsers', () => {
    const { Segmenter } = Intl;
    try {
      Object.assign(Intl, { Segmenter: undefined });
      const text = 'Hej. Er du klar? Ja\nGodt';
      expect(sentencesOf(text, 'da').map(({ start, end }) => text.slice(start, end))).toEqual(['Hej.', 'Er du klar?', 'Ja', 'Godt']);
    } finally {
      Object.assign(Intl, { Segmenter });
    }
  });

  it('leaves no letter unread and reads none twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'Å', '1', '.', '!', ' ', '\n', '؟', 'م', '😀') }), (text) => {
        const found = sentencesOf(text, 'da');
        for (const [index, { start, end }] of found.entries()) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0);
        }
        const letters = (words: string): string => words.replaceAll(/[^\p{L}\p{N}]/gu, '');
        expect(letters(found.map(({ start, end }) => text.slice(start, end)).join(''))).toBe(letters(text));
      }),
    );
  });
});

describe('A voice', () => {
  it.each([
    ['lives on the device', [voice('da-DK', false), voice('da-DK')], 'da', 1],
    ['is never one of a server', [voice('da-DK', false)], 'da', undefined],
    ['is of the language', [voice('en-GB'), voice('nb-NO')], 'da', undefined],
    ['is the one that the device prefers', [voice('da-DK'), voice('da-DK', true, true)], 'da', 1],
    ['is known as phones write it', [voice('da_DK')], 'da', 0],
    ['is known by three letters', [voice('dan-DNK')], 'da', 0],
    ['is known for a region too', [voice('ar-SA')], 'ar-EG', 0],
    ['is not found by a tag that is none', [voice('')], 'da', undefined],
  ] as const)('%s', (_name, voices, language, index) => {
    expect(localVoice<Voice>(voices, language)).toBe(index === undefined ? undefined : voices[index]);
  });
});

describe('The reader', () => {
  it('says one sentence at a time, tells where it is, and ends', () => {
    const phone = device(danish);
    const told = follow();
    new Reader(phone.speech).read(passages, told);
    expect(phone.said.map((one) => one.text)).toEqual(['Hvad er svært?']);
    phone.finish();
    phone.finish();
    expect(phone.said.map((one) => one.text)).toEqual(['Hvad er svært?', 'Vælg dem, der passer.', '1: Søvn']);
    expect(told.spots).toEqual([
      { passage: 0, start: 0, end: 14 },
      { passage: 0, start: 15, end: 36 },
      { passage: 1, start: 0, end: 4 },
    ]);
    expect(told.endings).toEqual([]);
    phone.finish();
    expect(told.endings).toEqual([{ how: 'done' }]);
    expect(phone.last().voice).toBe(danish[0]);
  });

  it('never speaks by a voice of a server, and says which language has no voice', () => {
    const phone = device([voice('da-DK', false), voice('en-GB')]);
    const told = follow();
    new Reader(phone.speech).read(passages, told);
    expect(phone.said).toEqual([]);
    expect(told.endings).toEqual([{ how: 'no-voice', language: 'da' }]);
  });

  it('says that there is no voice where the browser cannot speak', () => {
    const told = follow();
    new Reader(undefined).read(passages, told);
    expect(told.endings).toEqual([{ how: 'no-voice', language: 'da' }]);
  });

  it('leaves out what there is no voice for, and reads the rest', () => {
    const phone = device(danish);
    new Reader(phone.speech).read([{ text: 'Hello.', language: 'en' }, ...passages], follow());
    expect(phone.said.map((one) => one.text)).toEqual(['Hvad er svært?']);
  });

  it('waits for voices that come late', () => {
    const phone = device([]);
    const told = follow();
    new Reader(phone.speech).read(passages, told);
    expect(phone.said).toEqual([]);
    phone.bring(danish);
    expect(phone.said.map((one) => one.text)).toEqual(['Hvad er svært?']);
  });

  it('says nothing when it was stopped while it waited for voices', () => {
    const phone = device([]);
    const told = follow();
    const reader = new Reader(phone.speech);
    reader.read(passages, told);
    reader.stop();
    phone.bring(danish);
    expect(phone.said).toEqual([]);
    expect(told.endings).toEqual([{ how: 'stopped' }]);
  });

  it('stops, and what the stopped sentence tells afterwards means nothing', () => {
    const phone = device(danish);
    const told = follow();
    const reader = new Reader(phone.speech);
    reader.read(passages, told);
    const before = phone.cancels();
    reader.stop();
    phone.last().dispatchEvent(new Event('error'));
    phone.finish();
    reader.stop();
    expect(phone.cancels()).toBe(before + 1);
    expect(phone.said).toHaveLength(1);
    expect(told.endings).toEqual([{ how: 'stopped' }]);
  });

  it('stops one reading for the next', () => {
    const phone = device(danish);
    const [first, second] = [follow(), follow()];
    const reader = new Reader(phone.speech);
    reader.read(passages, first);
    reader.read(passages, second);
    expect(first.endings).toEqual([{ how: 'stopped' }]);
    expect(second.spots).toHaveLength(1);
  });

  it('goes a sentence on and back, and not before the first', () => {
    const phone = device(danish);
    const told = follow();
    const reader = new Reader(phone.speech);
    reader.read(passages, told);
    reader.skip(1);
    reader.skip(1);
    reader.skip(-1);
    reader.skip(-1);
    reader.skip(-1);
    expect(told.spots.map(({ passage, start }) => [passage, start])).toEqual([
      [0, 0],
      [0, 15],
      [1, 0],
      [0, 15],
      [0, 0],
      [0, 0],
    ]);
    reader.skip(9);
    expect(told.endings).toEqual([{ how: 'done' }]);
  });

  it('reads slower and quicker within its limits, and begins the sentence again', () => {
    const phone = device(danish);
    const reader = new Reader(phone.speech);
    reader.read(passages, follow());
    for (let times = 0; times < 9; times += 1) reader.hurry(-1);
    expect(phone.last().rate).toBe(rates[0]);
    for (let times = 0; times < 9; times += 1) reader.hurry(1);
    expect(phone.last().rate).toBe(rates.at(-1));
    expect(phone.last().text).toBe('Hvad er svært?');
    expect(reader.rate).toBe(rates.length - 1);
  });

  it('ends where the device gives up', () => {
    const phone = device(danish);
    const told = follow();
    new Reader(phone.speech).read(passages, told);
    phone.last().dispatchEvent(new Event('error'));
    expect(told.endings).toEqual([{ how: 'failed' }]);
  });

  it('is done at once where there is nothing to read', () => {
    const told = follow();
    new Reader(device(danish).speech).read([{ text: ' ', language: 'da' }], told);
    expect(told.endings).toEqual([{ how: 'done' }]);
  });
});
