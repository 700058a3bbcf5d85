/** What belongs to reading aloud, above the bar while it reads: a sentence back and on, slower and faster; or that there is no voice. */
import type { VNode } from 'preact';
import { Icon } from './icons.tsx';
import type { IconName } from './icons.tsx';
import type { Reading } from './reading.ts';
import { useWords } from './words.ts';

/** Which words tell how this device gets a voice: its settings have names of their own. */
export function voiceHelp(agent: string): 'android' | 'apple' | 'other' {
  if (/Android/.test(agent)) return 'android';
  return /iPhone|iPad|Macintosh/.test(agent) ? 'apple' : 'other';
}

/** A language's name in another language, "dansk". */
function nameIn(language: string, code: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
}

function NoVoice({ language, close }: { readonly language: string; readonly close: () => void }): VNode {
  const w = useWords();
  return (
    <div class="strip strip--said">
      <p>
        {w('no-voice', { language: nameIn(language, language) })} {w(`no-voice-${voiceHelp(navigator.userAgent)}`)}
      </p>
      <button class="btn" type="button" onClick={close}>
        {w('refused-hide')}
      </button>
    </div>
  );
}

function Steps({ reading }: { readonly reading: Reading }): VNode {
  const w = useWords();
  const steps: readonly (readonly [string, IconName, () => void])[] = [
    ['read-previous', 'before', () => reading.skip(-1)],
    ['read-next', 'after', () => reading.skip(1)],
    ['read-slower', 'minus', () => reading.hurry(-1)],
    ['read-faster', 'plus', () => reading.hurry(1)],
  ];
  return (
    <div class="strip" role="group" aria-label={w('reading')}>
      {steps.map(([key, icon, act]) => (
        <button key={key} class="btn" type="button" onClick={act}>
          <Icon name={icon} flip={icon === 'before' || icon === 'after'} />
          {w(key)}
        </button>
      ))}
    </div>
  );
}

/** Lies above the bar and moves nothing. It stands beside the button that reads, so that the keyboard finds it there. */
export function ReadingStrip({ reading }: { readonly reading: Reading }): VNode {
  const { now, stop } = reading;
  return (
    <div class="strips">
      {now.state === 'on' && <Steps reading={reading} />}
      <div role="status">{now.state === 'no-voice' && <NoVoice language={now.language} close={stop} />}</div>
    </div>
  );
}
