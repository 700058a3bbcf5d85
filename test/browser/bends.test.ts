/** A dialogue that bends, as people see it: a portion, what was understood from own words, a changed line in the conversation, a check-in. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type App } from '../../src/cli/app.ts';
import { receive } from '../../src/conversation/receive.ts';
import { expectAccessible } from './axe.ts';
import { desk, launchBrowser, openReader, phone, type Reader } from './browser.ts';
import { Caseworker } from './caseworker.ts';
import { Citizen } from './citizen.ts';
import { picture } from './pictures.ts';
import { pattern, text } from './words.ts';

let browser: Browser;
let app: App;
let folder: string;
let reader: Reader;
let citizen: Citizen;
let staff: Reader;
let caseworker: Caseworker;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medspil-bends-'));
  app = await startApp({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), LOG: 'error' });
  browser = await launchBrowser();
  reader = await openReader(browser, app.url, phone);
  citizen = new Citizen(reader.page);
  staff = await openReader(browser, app.url, desk);
  caseworker = new Caseworker(staff.page);
});
afterAll(async () => {
  await browser.close();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

let written = 0;
/** The citizen writes by another channel of the same conversation. */
async function writeElsewhere(words: string): Promise<void> {
  const { municipality, store } = app.context;
  const [found] = await store.list(municipality.id, municipality.caseworkers[0]!.id);
  const inbound = {
    municipality: municipality.id,
    citizen: found!.citizen,
    channel: 'web',
    account: 'other',
    message: `w${(written += 1)}`,
    text: words,
  };
  await receive(app.context, inbound);
}

describe('A dialogue that bends', () => {
  it('offers three questions today, and rests by itself after them', async () => {
    await citizen.begin();
    await citizen.main.getByRole('button', { name: text('app.commands.portion.label'), exact: true }).waitFor();
    await picture(reader.page, 'portion-offered', true);
    await citizen.tap(text('app.commands.portion.label'));
    await citizen.isTold('app.portion.begun');
    await citizen.tap(text('app.yes.label'));
    await citizen.isAsked('intake.goal.own-goal');
    await citizen.write('Jeg vil gerne ud i naturen');
    await citizen.isAsked('intake.goal.why');
    await citizen.write('Der er ro i hovedet, når jeg er ude');
    await citizen.isAsked('intake.goal.job-goal');
    await citizen.skip();
    await citizen.isTold('app.portion.done');
    await picture(reader.page, 'portion-done', true);
    await expectAccessible(reader.page, 'citizen');
  });

  it('goes on with the next question, and reads back what it understood before it takes it', async () => {
    await writeElsewhere('videre');
    await citizen.isAsked('intake.strengths.works');
    await citizen.skip();
    await citizen.isAsked('intake.barriers.any');
    await citizen.tap(text('app.yes.label'));
    await citizen.isAsked('intake.barriers.which');
    await writeElsewhere('ondt i ryggen og gæld');
    await citizen.main.getByRole('heading', { level: 2, name: pattern('app.confirm.ask') }).waitFor();
    await picture(reader.page, 'understood', true);
    await expectAccessible(reader.page, 'citizen');
    await citizen.tap(text('app.yes.label'));
    await citizen.main.getByRole('heading', { level: 2, name: /^Smerter eller sygdom/ }).waitFor();
  });

  it('lists the own answers by number, each to be changed by its button or by "ret" and the number', async () => {
    await citizen.command('change');
    await citizen.main.getByRole('heading', { level: 2, name: pattern('app.change.ask') }).waitFor();
    const terms = await citizen.main.locator('dt').allInnerTexts();
    expect(terms.map((one) => one.split('.')[0])).toEqual(terms.map((_, index) => String(index + 1)));
    await picture(reader.page, 'own-answers', true);
    await expectAccessible(reader.page, 'own answers');
    await writeElsewhere('ret 3');
    await citizen.isAsked('intake.goal.own-goal');
    await writeElsewhere('videre');
    await citizen.main.getByRole('heading', { level: 2, name: /^Smerter eller sygdom/ }).waitFor();
  });

  it('lets the caseworker start a check-in, which comes before what was open', async () => {
    await caseworker.arrive();
    await staff.page
      .getByRole('link', { name: /^Demo-borger/ })
      .first()
      .click();
    const starting = staff.page.getByRole('group').filter({ hasText: text('desk.start.title') });
    await staff.page.getByText(text('desk.start.title'), { exact: true }).click();
    await picture(staff.page, 'start-a-dialogue');
    await expectAccessible(staff.page, 'desk');
    await starting.getByRole('button', { name: `${text('desk.start.act')}: ${text('desk.dialogue.check-in')}` }).click();
    await starting
      .getByRole('button', { name: `${text('desk.start.act')}: ${text('desk.dialogue.check-in')}` })
      .waitFor({ state: 'detached' });
    await citizen.log.getByText('Jeg vil gerne høre, hvordan det går').waitFor();
    await picture(reader.page, 'check-in', true);
    expect(reader.errors).toEqual([]);
    expect(staff.errors).toEqual([]);
  });
});
