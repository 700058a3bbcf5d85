/** The ways in which people look at a page: each state of it is looked at in all of them. */
import type { Page } from 'playwright-core';
import { expectAccessible, expectNoSidewaysScroll } from '../axe.ts';
import { expectReadable } from './contrast.ts';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

/** One way of looking, with the rules of axe that may find something else in it than in the first. */
export interface Mode {
  readonly name: string;
  readonly media: Media;
  readonly window: { readonly width: number; readonly height: number };
  readonly differs: readonly string[];
}

const plain: Media = { colorScheme: 'light', forcedColors: 'none' };
const dark: Media = { colorScheme: 'dark', forcedColors: 'none' };
const forced: Media = { colorScheme: 'dark', forcedColors: 'active' };
const phone = { width: 390, height: 844 };

/** A desk screen of 1280 by 1024 at 400 % shows as much as 320 by 256 pixels of style. */
const modes: readonly Mode[] = [
  { name: 'light', media: plain, window: phone, differs: [] },
  { name: 'dark', media: dark, window: phone, differs: ['color-contrast'] },
  { name: 'forced colours', media: forced, window: phone, differs: [] },
  { name: '320 px', media: plain, window: { width: 320, height: 568 }, differs: ['target-size'] },
  { name: '400 %', media: plain, window: { width: 320, height: 256 }, differs: ['target-size'] },
  {
    name: 'wide',
    media: dark,
    window: { width: 1280, height: 800 },
    differs: ['target-size', 'color-contrast'],
  },
];

/** Every rule in every mode and language takes long: that is `npm run prove -- access`. Otherwise every rule is held in the first mode. */
const all = process.env['MEDSPIL_PROVE_ACCESS'] === 'all';
/** Milliseconds that a story through all modes may take on a busy machine. */
export const everywhere = 600_000;
/** Those with texts, the unchecked ones too. */
export const languages = ['da', 'en', 'ar', 'uk'] as const;

/** Languages in which stories are looked at: one in each direction of writing, and all of them for the proof. */
export const bothDirections = all ? languages : (['da', 'ar'] as const);

/** The modes in which a language is looked at: Danish in all of them, the others in the first and the narrowest, and in all for the proof. */
export function looked(language: string): readonly Mode[] {
  return all || language === 'da' ? modes : modes.filter(({ name }) => name === 'light' || name === '400 %');
}

/** The modes of a story of little text: what is wrong in the others shows in the longer stories too, and all are for the proof. */
export const fewModes = all ? modes : modes.filter(({ name }) => ['light', 'dark', '400 %'].includes(name));

/** Fails on what axe finds, and on anything that has to be scrolled sideways, in each of the modes. The first one is set again afterwards. */
export async function expectGoodIn(page: Page, station: string, chosen: readonly Mode[]): Promise<void> {
  for (const mode of chosen) {
    await take(page, mode);
    const at = `${station}, ${mode.name}`;
    await expectNoSidewaysScroll(page, at);
    const isForced = mode.media?.forcedColors === 'active';
    if (isForced) await expectReadable(page, at);
    if (all || mode === modes[0]) await expectAccessible(page, at, isForced ? { without: ['color-contrast'] } : {});
    else if (mode.differs.length > 0) await expectAccessible(page, at, { only: mode.differs });
  }
  await take(page, modes[0]!);
}

async function take(page: Page, { media, window }: Mode): Promise<void> {
  await page.emulateMedia(media);
  await page.setViewportSize(window);
}
