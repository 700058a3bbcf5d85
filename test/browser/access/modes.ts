/** The ways in which people look at a page: each state of it is looked at in all of them. */
import type { Page } from 'playwright-core';
import { expectAccessible, expectNoSidewaysScroll } from '../axe.ts';
import { expectReadable } from './contrast.ts';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

/** One way of looking. */
export interface Mode {
  readonly name: string;
  readonly media: Media;
  readonly window: { readonly width: number; readonly height: number };
}

const plain: Media = { colorScheme: 'light', forcedColors: 'none' };
const dark: Media = { colorScheme: 'dark', forcedColors: 'none' };
const phone = { width: 390, height: 844 };

/** A desk screen of 1280 by 1024 at 400 % shows as much as 320 by 256 pixels of style. */
const modes: readonly Mode[] = [
  { name: 'light', media: plain, window: phone },
  { name: 'dark', media: dark, window: phone },
  { name: 'forced colours', media: { colorScheme: 'dark', forcedColors: 'active' }, window: phone },
  { name: '320 px', media: plain, window: { width: 320, height: 568 } },
  { name: '400 %', media: plain, window: { width: 320, height: 256 } },
  { name: 'wide', media: dark, window: { width: 1280, height: 800 } },
];

/** All modes in all languages take long: that is `npm run prove -- access`. Otherwise Danish has them all, the others the darkest and the narrowest. */
const all = process.env['MEDSPIL_PROVE_ACCESS'] === 'all';
/** Milliseconds that a story through all modes may take on a busy machine. */
export const everywhere = 600_000;
/** Those with texts, the unchecked ones too. */
export const languages = ['da', 'en', 'ar', 'uk'] as const;

/** The modes in which a language is looked at. */
export function looked(language: string): readonly Mode[] {
  return all || language === 'da' ? modes : modes.filter(({ name }) => name === 'dark' || name === '400 %');
}

/** Fails on what axe finds, and on anything that has to be scrolled sideways, in each of the modes. The first one is set again afterwards. */
export async function expectGoodIn(page: Page, station: string, chosen: readonly Mode[]): Promise<void> {
  for (const mode of chosen) {
    await take(page, mode);
    const at = `${station}, ${mode.name}`;
    await expectNoSidewaysScroll(page, at);
    const forced = mode.media?.forcedColors === 'active';
    await expectAccessible(page, at, forced ? ['color-contrast'] : []);
    if (forced) await expectReadable(page, at);
  }
  await take(page, modes[0]!);
}

async function take(page: Page, { media, window }: Mode): Promise<void> {
  await page.emulateMedia(media);
  await page.setViewportSize(window);
}
