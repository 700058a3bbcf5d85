/** A message that did not come to the citizen waits on the caseworker: in the list, on the citizen's page, and until it is closed. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCitizen } from '../../src/conversation/create.ts';
import { receive } from '../../src/conversation/receive.ts';
import { Gateway } from '../conversation/sending.ts';
import { type App, openApp } from './app.ts';
import { expectAccessible } from './axe.ts';
import { launchBrowser, openReader, phone } from './browser.ts';
import { picture } from './pictures.ts';

let browser: Browser;
let app: App;
const gateway = new Gateway();
beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), openApp({}, { senders: [gateway] })]);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

describe('A message that is refused', () => {
  it('is told to the caseworker, who closes it', async () => {
    const { context } = app;
    const { id: municipality, caseworkers } = context.municipality;
    const [{ id: caseworker, name }] = caseworkers as [(typeof caseworkers)[number]];
    gateway.deeds.push('refused');
    const citizen = await createCitizen(context, { caseworker, language: 'da', name: 'Bo Bogfinke' });
    await receive(context, { municipality, citizen, channel: 'sms', account: 'a', message: 'm', text: 'hej' });
    const open = async (): Promise<number> =>
      (await context.store.read(municipality, citizen))!.document.tasks.filter(({ closed }) => closed === undefined).length;
    for (let n = 0; n < 100 && (await open()) === 0; n += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    const { context: reader, page } = await openReader(browser, app.url, phone);
    await page.goto('/staff');
    await page.getByRole('button', { name }).click();
    await page.getByText('Besked kom ikke frem').first().waitFor();
    await picture(page, 'undelivered-inbox', true);
    await page.getByRole('link', { name: 'Bo Bogfinke' }).first().click();
    await page.getByText('En besked til borgeren kom ikke frem').waitFor();
    await expectAccessible(page, 'undelivered');
    await picture(page, 'undelivered', true);
    await page.getByRole('button', { name: /Besked kom ikke frem/ }).click();
    await page.getByText('En besked til borgeren kom ikke frem').waitFor({ state: 'detached' });
    expect(await open()).toBe(0);
    await reader.close();
  });
});
