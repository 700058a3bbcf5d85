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
 *     hear nothing
 *     lose the connection
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
  /** Nothing more was read out, and focus went nowhere. */
  | { readonly kind: 'quiet' }
  | { readonly kind: 'connection'; readonly there: boolean }
  /** Focus went there by itself, after what was heard before it. */
  | { readonly kind: 'focus'; readonly role: string; readonly name: string };

/** Reads a walk. Empty lines and lines that begin with `#` are for people. Throws on a line that is no act. */
export function readWalk(source: string): readonly Line[] {
  return source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ line, act: actOf(line) }));
}
/** An act with the words it was written in. */
export interface Line {
  readonly line: string;
  readonly act: Act;
}

function actOf(line: string): Act {
  const [verb = '', ...rest] = line.split(' ');
  const words = rest.join(' ');
  switch (verb) {
    case 'open':
      return { kind: 'open' };
    case 'see':
      return { kind: 'see', name: words };
    case 'hear':
      return words === 'nothing' ? { kind: 'quiet' } : { kind: 'hear', name: words };
    case 'lose':
      return { kind: 'connection', there: false };
    case 'find':
      return { kind: 'connection', there: true };
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
const farthest = 60;
/** Milliseconds after which nothing more is thought to come. */
const quiet = 1500;

/** Walks; throws or fails where the page does not do what is written. */
export async function walk(page: Page, lines: readonly Line[]): Promise<void> {
  let heard: readonly Heard[] = [];
  for (const [index, { line, act }] of lines.entries()) {
    try {
      heard = await take(page, act, heard);
    } catch (cause) {
      throw new Error(`Act ${index + 1}, "${line}": ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  }
}

/** Takes one act. `heard`: what was heard and is not accounted for; what is left of it comes back. */
async function take(page: Page, act: Act, heard: readonly Heard[]): Promise<readonly Heard[]> {
  switch (act.kind) {
    case 'open':
      await page.goto('/');
      return heard;
    case 'see':
      await page
        .getByRole('heading', { name: matcher(act.name) })
        .first()
        .waitFor();
      return heard;
    case 'tab':
      await tabTo(page, act);
      return heard;
    case 'press':
      await heardSince(page);
      await page.keyboard.press(act.keys);
      return [];
    case 'type':
      await page.keyboard.type(act.words);
      return heard;
    case 'connection':
      await heardSince(page);
      await page.context().setOffline(!act.there);
      return [];
    case 'quiet':
      await page.waitForTimeout(quiet);
      expect([...heard, ...(await heardSince(page))]).toEqual([]);
      return [];
    case 'hear':
    case 'focus':
      return hearNext(page, act, heard);
    default:
      return act satisfies never;
  }
}

/** Waits for what is to be heard next; anything else before it fails. Gives what came after it. */
async function hearNext(page: Page, act: Extract<Act, { kind: 'hear' | 'focus' }>, before: readonly Heard[]): Promise<readonly Heard[]> {
  let heard = before;
  for (let tries = 0; tries < 100 && heard.length === 0; tries += 1) {
    await page.waitForTimeout(100);
    heard = await heardSince(page);
  }
  const [next, ...rest] = heard;
  if (next === undefined || !isIt(next, act))
    throw new Error(`Heard ${JSON.stringify(next ?? 'nothing')} where this should be: ${JSON.stringify(act)}`);
  return rest;
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
