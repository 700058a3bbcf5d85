/** A device's speech for a browser test: it says nothing aloud, notes what it was given, and ends a sentence when the test says so. */
import type { Page } from 'playwright-core';

interface Spoken {
  readonly text: string;
  readonly lang: string;
  readonly rate: number;
}
interface Stage {
  readonly said: Spoken[];
  cancelled: number;
  finish(): void;
}
declare global {
  interface Window {
    stage: Stage;
  }
}

/** Put in before the page opens. `languages` are those that the device itself has a voice for; a server's voice there always is. */
export async function giveVoice(page: Page, languages: readonly string[]): Promise<void> {
  await page.addInitScript((tongues) => {
    class Utterance extends EventTarget {
      readonly text: string;
      voice: unknown = null;
      lang = '';
      rate = 1;
      constructor(text: string) {
        super();
        this.text = text;
      }
    }
    let current: Utterance | undefined;
    const said: Spoken[] = [];
    window.stage = { said, cancelled: 0, finish: () => current?.dispatchEvent(new Event('end')) };
    const voices = [
      { lang: 'da-DK', localService: false, default: true },
      ...tongues.map((lang) => ({ lang, localService: true, default: false })),
    ];
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => voices,
      speak(utterance: Utterance): void {
        current = utterance;
        said.push({ text: utterance.text, lang: utterance.lang, rate: utterance.rate });
      },
      cancel(): void {
        window.stage.cancelled += 1;
        current = undefined;
      },
    });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
  }, languages);
}

/** All that was given to the voice so far. */
export async function spoken(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.stage.said.map(({ text }) => text));
}

/** The sentence that is being said comes to its end. */
export async function finishSentence(page: Page): Promise<void> {
  await page.evaluate(() => window.stage.finish());
}

/** The words that are marked as being read, on the page or in a shadow root; empty when none are. */
export async function markedWords(page: Page): Promise<string> {
  return page.evaluate(() => [...(CSS.highlights.get('medspil-reading') ?? [])].map((range) => (range as Range).toString()).join('|'));
}
