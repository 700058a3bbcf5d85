/** The end of the top bar, the same on every page of the citizen: my plan, larger text, the languages. */
import type { RefObject, VNode } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { directionOf } from './direction.ts';
import { Icon } from './icons.tsx';
import { shortcut } from './keys.ts';
import { nextTextSize } from './text-size.ts';
import { useWords } from './words.ts';

/** Places of the two commands that stand on top, after the six of the bottom bar. */
const planPlace = 7;
const languagePlace = 8;

/** A language's own name, "Dansk". */
function ownName(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/** Opened, the list has the focus; it closes by Escape, by a tap elsewhere, and when the focus leaves it. */
function useList(box: RefObject<HTMLDivElement | null>): readonly [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(false);
  useLayoutEffect(() => {
    if (!open) return undefined;
    box.current?.querySelector<HTMLElement>('li button')?.focus();
    const elsewhere = (event: Event): void => {
      if (box.current !== null && !event.composedPath().includes(box.current)) setOpen(false);
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setOpen(false);
      box.current?.querySelector<HTMLElement>('button')?.focus();
    };
    addEventListener('pointerdown', elsewhere);
    addEventListener('focusin', elsewhere);
    addEventListener('keydown', escape, { capture: true });
    return () => {
      removeEventListener('pointerdown', elsewhere);
      removeEventListener('focusin', elsewhere);
      removeEventListener('keydown', escape, { capture: true });
    };
  }, [open, box]);
  return [open, setOpen];
}

interface LanguagesProps {
  /** Codes; the one that is spoken now is among them. */
  readonly languages: readonly string[];
  readonly language: string;
  /** Gets the code and the language's own name, which stands in the conversation as what the citizen said. */
  readonly speak: (code: string, label: string) => void;
}

/** One button with a globe, for those to whom its word says nothing, and the list of languages in their own names. */
function Languages({ languages, language, speak }: LanguagesProps): VNode {
  const w = useWords();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useList(box);
  const choose = (code: string): void => {
    setOpen(false);
    if (code === language) box.current?.querySelector<HTMLElement>('button')?.focus();
    else speak(code, ownName(code));
  };
  const button = { 'data-place': languagePlace, 'aria-keyshortcuts': shortcut(languagePlace), 'aria-expanded': open, 'aria-controls': id };
  return (
    <div class="langs" ref={box}>
      <button class="tool" type="button" {...button} onClick={() => setOpen(!open)}>
        <Icon name="globe" />
        {w('language')}
      </button>
      <ul id={id} hidden={!open}>
        {/* To look the names up takes a cheap phone as long as to draw the whole question. */}
        {open &&
          languages.map((code) => (
            <li key={code}>
              <button
                type="button"
                lang={code}
                dir={directionOf(code)}
                {...(code === language && { 'aria-current': 'true' })}
                onClick={() => choose(code)}
              >
                {ownName(code)}
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}

/** The other view. With `href` it is a link, else `act` is what it does. */
export interface Other {
  readonly label: string;
  readonly href?: string;
  readonly act?: () => void;
}

/** `other` leads to my plan, and on the page of the plan back to the conversation. */
export function Tools({ other, ...languages }: LanguagesProps & { readonly other: Other }): VNode {
  const w = useWords();
  const plan = { class: 'tool', 'data-place': planPlace, 'aria-keyshortcuts': shortcut(planPlace) };
  return (
    <>
      {other.href === undefined ? (
        <button type="button" {...plan} onClick={other.act}>
          {other.label}
        </button>
      ) : (
        <a href={other.href} {...plan}>
          {other.label}
        </a>
      )}
      <button class="tool" type="button" aria-label={w('larger')} onClick={nextTextSize}>
        Aa
      </button>
      <Languages {...languages} />
    </>
  );
}
