/** The two bars that are on every citizen page: the caseworker and the tools on top, the commands at the bottom. */
import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { CitizenPage } from '../../../review/views.ts';
import { Icon, Mark } from './icons.tsx';
import type { IconName } from './icons.tsx';
import { isApple, shortcut } from './keys.ts';
import type { Reading } from './reading.ts';
import { ReadingStrip } from './reading-strip.tsx';
import { useWords } from './words.ts';

/** A number that can be dialled, always written from left to right. */
export function Phone({ number, name }: { readonly number: string; readonly name: string }): VNode {
  const w = useWords();
  const digits = number.replaceAll(/[^\d+]/g, '');
  return (
    <a class="btn call" href={`tel:${digits.length === 8 ? `+45${digits}` : digits}`}>
      <Icon name="phone" />
      <span class="sr">{w('call', { name })} </span>
      <bdi dir="ltr">{number}</bdi>
    </a>
  );
}

interface TopProps {
  readonly me: CitizenPage | undefined;
  /** Links and buttons at the end of the bar. */
  readonly children?: ComponentChildren;
}

/** Name, direct number and hours of the caseworker, and the tools. They stay when the page scrolls; the line above, of a demo, does not. */
export function Top({ me, children }: TopProps): VNode {
  const w = useWords();
  return (
    <>
      {me?.demo === true && <p class="demo">{w('demo')}</p>}
      <header class="top">
        <div class="top__in">
          <span class="brand">
            <Mark />
            {w('brand')}
          </span>
          <div class="tools">{children}</div>
          {me !== undefined && (
            <div class="person">
              <span>
                {me.signedIn && <b>{w('caseworker')}</b>} <span class="person__name">{me.caseworker.name}</span>{' '}
                <span class="person__hours">{me.caseworker.hours}</span>
              </span>
              <Phone number={me.caseworker.phone} name={me.caseworker.name} />
            </div>
          )}
        </div>
      </header>
    </>
  );
}

/** The first stop of the keyboard: past the bar to the question. Beside it, while it has the focus, stand the keys of the commands. */
export function Skip({ to, label }: { readonly to: () => void; readonly label: string }): VNode {
  const w = useWords();
  const id = useId();
  return (
    <div class="skip">
      <button class="btn" type="button" aria-describedby={id} onClick={to}>
        {label}
      </button>
      <p id={id}>{w(isApple(navigator.platform) ? 'keys-apple' : 'keys')}</p>
    </div>
  );
}

/** One button of the bottom bar. Its words are those of `page.command.<name>`. */
export interface BarCommand {
  readonly name: 'back' | 'change' | 'pause' | 'print' | 'read' | 'repeat' | 'person';
  readonly icon: IconName;
  readonly act: () => void;
}

function Command({ command, place, reads }: { readonly command: BarCommand; readonly place: number; readonly reads: boolean }): VNode {
  const w = useWords();
  return (
    <button
      class={command.name === 'person' ? 'cmd cmd--person' : 'cmd'}
      type="button"
      data-place={place}
      aria-keyshortcuts={shortcut(place)}
      {...(reads && { 'aria-label': w('command.read-stop') })}
      onClick={command.act}
    >
      <Icon name={reads ? 'silent' : command.icon} flip={command.icon === 'back'} />
      {w(reads ? 'command.stop' : `command.${command.name}`)}
    </button>
  );
}

interface CommandsProps {
  readonly label: string;
  readonly commands: readonly BarCommand[];
  readonly reading: Reading;
}

/**
 * The commands, always here, always in the order given and never moved: what belongs to reading aloud lies above the bar while it reads.
 * They are had by key as well, by their place: Alt and 1 to 6.
 */
export function Commands({ label, commands, reading }: CommandsProps): VNode {
  return (
    <nav class="cmds" aria-label={label}>
      <ul>
        {commands.map((command, index) => (
          <li key={command.name} class={`at-${command.name}`}>
            <Command command={command} place={index + 1} reads={command.name === 'read' && reading.now.state === 'on'} />
            {command.name === 'read' && <ReadingStrip reading={reading} />}
          </li>
        ))}
      </ul>
    </nav>
  );
}
