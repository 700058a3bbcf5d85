/** The two bars that are on every citizen page: the caseworker on top, the five commands at the bottom. */
import type { ComponentChildren, VNode } from 'preact';
import type { CitizenPage } from '../../../review/views.ts';
import { Icon, Mark } from './icons.tsx';
import type { IconName } from './icons.tsx';
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

/** Name, direct number and hours of the caseworker. They stay when the page scrolls. */
export function Top({ me, children }: TopProps): VNode {
  const w = useWords();
  return (
    <header class="top">
      {me?.demo === true && <p class="demo">{w('demo')}</p>}
      <div class="top__in">
        <span class="brand">
          <Mark />
          {w('brand')}
        </span>
        {me !== undefined && (
          <div class="person">
            <span>
              <b>{w('caseworker')}</b> <span class="person__name">{me.caseworker.name}</span>{' '}
              <span class="person__hours">{me.caseworker.hours}</span>
            </span>
            <Phone number={me.caseworker.phone} name={me.caseworker.name} />
          </div>
        )}
        <div class="tools">{children}</div>
      </div>
    </header>
  );
}

/** One button of the bottom bar. Its words are those of `page.command.<name>`, unless `label` is given. */
export interface BarCommand {
  readonly name: 'back' | 'change' | 'pause' | 'print' | 'read' | 'person';
  readonly icon: IconName;
  readonly act: () => void;
  /** Other words than the command's own: "Stop oplæsning". */
  readonly label?: string;
  /** It cannot be had on this device; its place is kept. */
  readonly absent?: boolean;
}

/** Five commands, always here and always in the order given. */
export function Commands({ label, commands }: { readonly label: string; readonly commands: readonly BarCommand[] }): VNode {
  const w = useWords();
  return (
    <nav class="cmds" aria-label={label}>
      <ul>
        {commands.map((command) => (
          <li key={command.name} class={command.absent === true ? 'absent' : ''}>
            <button class={command.name === 'person' ? 'cmd cmd--person' : 'cmd'} type="button" onClick={command.act}>
              <Icon name={command.icon} flip={command.icon === 'back'} />
              {command.label ?? w(`command.${command.name}`)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
