/**
 * Walks written down, one act on a line, that people can read and that are run as tests. Names are text keys of `locales/da`; a name in
 * quotation marks stands for itself.
 *
 *     open
 *     see intake.welcome.ready
 *     tab to button app.yes.label
 *     press Enter
 *     type Jeg vil gerne sove bedre
 *     hear app.person.contact
 *     focus heading intake.goal.own-goal.ask
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Heard, heardSince } from './hearing.ts';
import { expectFocusShown, focused } from './focus.ts';
import { pattern } from '../words.ts';

/** One line of a walk. */
export type Act =
  | { readonly kind: 'open' }
  /** A heading with these words is there. */
  | { readonly kind: 'see'; readonly name: string }
  | { readonly kind: 'tab'; readonly role: string; readonly name: string }
  | { readonly kind: 'press'; readonly keys: string }
  | { readonly kind: 'type'; readonly words: string }
  /** Read out by itself, after what was heard before it. */
  | { readonly kind: 'hear'; readonly name: string }
  /** Focus went there by itself, after what was heard before it. */
  | { readonly kind: 'focus'; readonly role: string; readonly name: string };

/** Reads a walk. Empty lines and lines that begin with `#` are for people. Throws on a line that is no act. */
export function readWalk(source: string): readonly Act[] {
  return source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(actOf);
}

function actOf(line: string): Act {
  const [verb = '', ...rest] = line.split(' ');
  const words = rest.join(' ');
  switch (verb) {
    case 'open':
      return { kind: 'open' };
    case 'see':
    case 'hear':
      return { kind: verb, name: words };
    case 'press':
      return { kind: 'press', keys: words };
    case 'type':
      return { kind: 'type', words };
    case 'tab':
      return { kind: 'tab', role: rest[1] ?? '', name: rest.slice(2).join(' ') };
    case 'focus':
      return { kind: 'focus', role: rest[0] ?? '', name: rest.slice(1).join(' ') };
    default:
      throw new Error(`No act of a walk: ${line}`);
  }
}

/** More presses of Tab than this to reach a place is too far away. */
const farthest = 40;

/** Walks. Whatever was heard stands in the list that comes back, for a transcript. */
export async function walk(page: Page, acts: readonly Act[]): Promise<readonly Heard[]> {
  const all: Heard[] = [];
  let waiting: Heard[] = [];
  for (const act of acts) {
    const at = JSON.stringify(act);
    switch (act.kind) {
      case 'open':
        await page.goto('/');
        break;
      case 'see':
        await page
          .getByRole('heading', { name: matcher(act.name) })
          .first()
          .waitFor();
        break;
      case 'tab':
        await tabTo(page, act);
        break;
      case 'press':
        waiting = await forget(page, all);
        await page.keyboard.press(act.keys);
        break;
      case 'type':
        await page.keyboard.type(act.words);
        break;
      case 'hear':
      case 'focus':
        waiting = await hearNext(page, act, { waiting, all });
        break;
      default:
        act satisfies never;
        throw new Error(at);
    }
  }
  return all;
}

async function forget(page: Page, all: Heard[]): Promise<Heard[]> {
  all.push(...(await heardSince(page)));
  return [];
}

/** Waits for what is to be heard, and gives what came after it. What came before it and was not asked for is passed over. */
async function hearNext(
  page: Page,
  act: Extract<Act, { kind: 'hear' | 'focus' }>,
  { waiting, all }: { readonly waiting: readonly Heard[]; readonly all: Heard[] },
): Promise<Heard[]> {
  const heard = [...waiting];
  for (let tries = 0; tries < 100; tries += 1) {
    const fresh = await heardSince(page);
    all.push(...fresh);
    heard.push(...fresh);
    const found = heard.findIndex((one) => isIt(one, act));
    if (found >= 0) return heard.slice(found + 1);
    await page.waitForTimeout(100);
  }
  expect(heard, `never heard: ${JSON.stringify(act)}`).toContainEqual(act);
  return [];
}

function isIt(heard: Heard, act: Extract<Act, { kind: 'hear' | 'focus' }>): boolean {
  if (act.kind === 'hear') return heard.how === 'said' && matcher(act.name).test(heard.text);
  return heard.how === 'focus' && heard.role === act.role && matcher(act.name).test(heard.name);
}

/** Presses Tab until focus is there. At every stop the focus can be seen, and nothing lies over it. */
async function tabTo(page: Page, { role, name }: { readonly role: string; readonly name: string }): Promise<void> {
  const stops: string[] = [];
  for (let presses = 0; presses < farthest; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    await expectFocusShown(page, `${stop.role} ${stop.name}`);
    if (stop.role === role && matcher(name).test(stop.name)) return;
    stops.push(`${stop.role} ${stop.name}`);
  }
  throw new Error(`Tab does not reach ${role} ${name}. It stops at: ${stops.join(' | ')}`);
}

/** `"Ja"` is the words themselves, `app.yes.label` a text key. */
function matcher(name: string): RegExp {
  const own = /^"(.*)"$/.exec(name)?.[1];
  return own === undefined ? pattern(name) : new RegExp(own.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
}
