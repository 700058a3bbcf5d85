/** The commands: always there, always in the same place, by button and by key, whatever the conversation does. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type App } from '../../src/cli/app.ts';
import { expectAccessible, expectNoSidewaysScroll } from './axe.ts';
import { launchBrowser, openReader, type Reader } from './browser.ts';
import { Citizen } from './citizen.ts';
import { picture } from './pictures.ts';
import { giveVoice } from './voice.ts';
import { text } from './words.ts';

const small = { width: 320, height: 568 } as const;
/** By their places: Alt and the figure. Those that say something in the conversation, with what they say. */
const said = { 1: 'command.back', 2: 'command.change', 3: 'command.pause', 5: 'command.repeat', 6: 'command.person' } as const;
const places = [1, 2, 3, 4, 5, 6, 7, 8] as const;

let app: App;
let folder: string;
let browser: Browser;
let reader: Reader;
let citizen: Citizen;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medspil-commands-'));
  app = await startApp({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), LOG: 'error', UNCHECKED_LANGUAGES: 'ar,uk' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  reader = await openReader(browser, app.url, small);
  ({ page } = reader);
  await giveVoice(page, ['da-DK', 'ar-SA']);
  citizen = new Citizen(page);
  await citizen.begin();
});
afterEach(async () => {
  expect(reader.errors).toEqual([]);
  await reader.context.close();
});

/** What lies at the middle of each command, by its place; `scroll` brings it into view first. */
async function reached(scroll: boolean): Promise<readonly { readonly place: number; readonly hit: boolean; readonly whole: boolean }[]> {
  return page.evaluate((scroll) => {
    const root = document.querySelector('medspil-chat')!.shadowRoot!;
    return [...root.querySelectorAll<HTMLButtonElement>('[data-place]')].map((command) => {
      if (scroll) command.scrollIntoView({ block: 'center' });
      const box = command.getBoundingClientRect();
      const at = root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const inside = box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
      return {
        place: Number(command.dataset['place']),
        hit: command.contains(at) && !command.disabled,
        whole: inside && box.height >= 44 && command.scrollWidth <= command.clientWidth + 1,
      };
    });
  }, scroll);
}
async function expectAllInReach(state: string, scroll = false): Promise<void> {
  const found = (await reached(scroll)).toSorted((a, b) => a.place - b.place);
  expect(found, state).toEqual(places.map((place) => ({ place, hit: true, whole: true })));
}

const ownSaid = (key: string): Promise<number> =>
  citizen.log
    .locator('.mine')
    .filter({ hasText: text(`page.${key}`) })
    .count();

/** Every command does what it does; `press` is how it is had. */
async function expectAllWork(state: string, press: (place: number) => Promise<void>): Promise<void> {
  await expectAllInReach(state);
  await press(4);
  await page.getByRole('button', { name: text('page.command.read-stop'), exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await press(8);
  await page.getByRole('button', { name: 'English', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'English', exact: true }).waitFor({ state: 'detached' });
  for (const place of [5, 1, 2, 3, 6] as const) {
    const before = await ownSaid(said[place]);
    await press(place);
    await expect.poll(() => ownSaid(said[place]), { message: `${state}: ${said[place]}` }).toBe(before + 1);
    await expectAllInReach(`${state}, after ${said[place]}`);
  }
  await press(7);
  await page.getByRole('heading', { level: 1, name: text('page.plan-title') }).waitFor();
  await page.keyboard.press('Alt+7');
  await page.getByRole('heading', { level: 1, name: text('page.plan-title') }).waitFor({ state: 'detached' });
}
const byKey = (place: number): Promise<void> => page.keyboard.press(`Alt+${place}`);
const byButton = (place: number): Promise<void> => page.locator(`[data-place="${place}"]`).filter({ visible: true }).click();

/** Passes by every question and sends what there is. */
async function toTheEnd(): Promise<void> {
  await citizen.tap(text('app.yes.label'));
  const heading = citizen.question;
  const send = citizen.main.getByRole('button', { name: text('intake.send.read-back.send'), exact: true });
  const pass = citizen.main.getByRole('button', { name: text('app.without.skipped.label'), exact: true });
  await citizen.isAsked('intake.goal.own-goal');
  for (let turns = 0; turns < 30 && (await send.count()) === 0; turns += 1) {
    const asked = await heading.textContent();
    await pass.click();
    await expect.poll(async () => (await citizen.main.locator('h2.q').allTextContents())[0] ?? asked).not.toBe(asked);
  }
  await send.click();
  await citizen.isTold('intake.send.read-back.thanks');
}

const states: Readonly<Record<string, () => Promise<void>>> = {
  'a question is open': async () => undefined,
  'somebody is writing an answer': async () => {
    await citizen.tap(text('app.yes.label'));
    await citizen.isAsked('intake.goal.own-goal');
    await citizen.main.getByRole('textbox').pressSequentially('Jeg vil @1 5');
    expect(await citizen.main.getByRole('textbox').inputValue()).toBe('Jeg vil @1 5');
  },
  'the bot is writing': async () => {
    await page.route('**/activities', () => undefined);
    await citizen.tap(text('app.yes.label'));
    await page.getByText(text('page.typing')).first().waitFor();
  },
  'there is a pause': async () => {
    await citizen.command('pause');
    await page.getByRole('heading', { level: 2, name: text('page.paused-title') }).waitFor();
  },
  'the connection is away': async () => {
    await reader.context.setOffline(true);
    await page.getByText(text('page.away-title')).waitFor();
  },
  'the conversation is done': toTheEnd,
};

describe('On a screen of 320 by 568, every command is seen and works', () => {
  it.each(Object.keys(states))('by key when %s', async (state) => {
    await states[state]!();
    await expectAllWork(state, byKey);
  });
  it.each(['a question is open', 'there is a pause', 'the connection is away'])('by button when %s', async (state) => {
    await states[state]!();
    await expectAllWork(state, byButton);
  });

  it('is told that it waits where the connection is away', async () => {
    await states['the connection is away']!();
    await byKey(6);
    await citizen.log.getByText(text('page.unsent')).waitFor();
    await expect
      .poll(() =>
        page
          .locator('[aria-live="polite"]')
          .filter({ hasText: text('page.unsent') })
          .count(),
      )
      .toBe(1);
    await reader.context.setOffline(false);
    await citizen.isTold('app.person.contact');
  });

  it('has its key told to screen readers, and to whoever comes by keyboard', async () => {
    const keys = await page.locator('[data-place]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-keyshortcuts')));
    expect(new Set(keys)).toEqual(new Set(places.map((place) => `Alt+${place}`)));
    const other = await openReader(browser, app.url, small);
    await new Citizen(other.page).arrive();
    const seen = (): Promise<boolean> =>
      other.page.getByText(text('page.keys')).evaluate((keys) => {
        const { x, y } = keys.getBoundingClientRect();
        return keys.contains((keys.getRootNode() as ShadowRoot).elementFromPoint(x + 4, y + 4));
      });
    expect(await seen()).toBe(false);
    await other.page.keyboard.press('Tab');
    await expect.poll(seen).toBe(true);
    await picture(other.page, 'citizen-keys', true);
    await other.context.close();
  });

  it('stays in its place when the language is Arabic, from right to left', async () => {
    await citizen.speak('العربية');
    await page.locator('html[dir="rtl"]').waitFor({ state: 'attached' });
    await expectAllInReach('Arabic');
    await expectNoSidewaysScroll(page, 'Arabic, 320');
    const x = await page.locator('.cmds [data-place]').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
    expect(x[0]).toBeGreaterThan(x[1]!);
    await byKey(4);
    await page.locator('[data-reading]').waitFor();
    await picture(page, 'citizen-320-arabic', true);
    await expectAccessible(page, 'Arabic, 320');
  });
});

describe('With text twice as large', () => {
  it('every command can be brought into view whole, and nothing has to be scrolled sideways', async () => {
    const session = await reader.context.newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 32 } });
    await page.reload();
    await citizen.isAsked('intake.welcome.ready');
    await expectAllInReach('200 %', true);
    await expectNoSidewaysScroll(page, '200 %');
    await picture(page, 'citizen-320-double');
  });
  it.each([1, 2])('by our own button, so often: %i', async (taps) => {
    for (let tap = 0; tap < taps; tap += 1) await page.getByRole('button', { name: text('page.larger'), exact: true }).click();
    await expectAllInReach('larger', true);
    await expectNoSidewaysScroll(page, 'larger');
    await page.reload();
    await citizen.isAsked('intake.welcome.ready');
    const size = await page.locator('.q').evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
    expect(size).toBe(24 * [1, 1.25, 1.5][taps]!);
    await picture(page, `citizen-320-larger-${taps}`);
  });
});

describe('A widget on a page of its own kind', () => {
  it('has plan, size and language itself, and leaves the size of the page alone', async () => {
    await page.goto('/healthz');
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '10px';
      document.body.innerHTML = '<medspil-chat></medspil-chat>';
      document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: '/assets/medspil-chat.js' }));
    });
    await citizen.isAsked('intake.welcome.ready');
    const size = (): Promise<string> => page.locator('.why').evaluate((one) => getComputedStyle(one).fontSize);
    expect(await size()).toBe('18px');
    await page.getByRole('button', { name: text('page.larger'), exact: true }).click();
    expect(await size()).toBe('22.5px');
    expect(await page.evaluate(() => document.documentElement.style.fontSize)).toBe('10px');
    await byKey(7);
    await citizen.log
      .locator('.mine')
      .filter({ hasText: text('page.plan-link') })
      .waitFor();
    await citizen.speak('English');
    await page.getByRole('button', { name: 'Language', exact: true }).waitFor();
  });
});
