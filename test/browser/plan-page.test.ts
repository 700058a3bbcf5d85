/** "Min plan" through all it goes through: where it is, what changed, what the citizen says to it, earlier plans, the mentor, and paper. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receive } from '../../src/conversation/receive.ts';
import { commandReview, openReview } from '../../src/review/review.ts';
import type { Review, StaffCommand } from '../../src/review/views.ts';
import { readPdf } from '../pdf/reader.ts';
import { type App, openApp } from './app.ts';
import { expectAccessible, expectNoSidewaysScroll } from './axe.ts';
import { launchBrowser, openReader, phone, type Reader } from './browser.ts';
import { Citizen } from './citizen.ts';
import { picture } from './pictures.ts';
import { filled, pattern, text } from './words.ts';

const wide = { width: 1280, height: 900 } as const;
/** The first conversation of `dialogs/intake.test.yaml`, typed. */
const said = [
  'det hele',
  'ja tak',
  'Jeg vil gerne have mere ro på, så jeg kan arbejde igen. Helst ude.',
  'Jeg vil gerne have noget at stå op til',
  'Noget med planter, måske i en planteskole',
  'Jeg går en tur med hunden hver dag',
  'jo, det er der desværre',
  'søvn og gæld',
  'ja',
  'Jeg vågner klokken tre og falder ikke i søvn igen',
  'syv',
  'At komme ud med hunden om morgenen',
  'Der er et gammelt lån',
  'nok 3',
  '4',
  '5 ud af 10',
  'Jeg har passet et arbejde før',
  'praktik, bedre søvn og hjælp til gæld',
  'jo tak',
  'en ting ad gangen',
  'helst et møde',
  'hver anden uge',
  'en fra listen',
  'Jens Peter',
  'Gå forbi planteskolen og se mig omkring',
  'i morgen',
  'Det passer',
];

describe('Min plan', () => {
  let app: App;
  let browser: Browser;
  let reader: Reader;
  let citizen: Citizen;
  let id = '';
  let messages = 0;

  beforeAll(async () => {
    app = await openApp();
    browser = await launchBrowser();
    reader = await openReader(browser, app.url, phone);
    citizen = new Citizen(reader.page);
    await citizen.page.goto('/');
    await citizen.main.waitFor();
    await citizen.log.getByText(pattern('intake.welcome.hello.ask')).first().waitFor();
    const { store, municipality } = app.context;
    id = (await store.citizens(municipality.id))[0] ?? '';
    await citizen.openPlan();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const where = (): ReturnType<Page['getByRole']> => citizen.main.getByRole('region', { name: text('page.where') });
  const write = async (...texts: readonly string[]): Promise<void> => {
    for (const words of texts) {
      messages += 1;
      const { municipality } = app.context;
      await receive(app.context, {
        municipality: municipality.id,
        citizen: id,
        channel: 'web',
        account: id,
        message: `t${messages}`,
        text: words,
      });
    }
  };
  const who = async (): Promise<{ readonly caseworker: string; readonly citizen: string }> => {
    const { store, municipality } = app.context;
    return { caseworker: (await store.read(municipality.id, id))!.document.caseworker, citizen: id };
  };
  const act = async (command: (review: Review) => StaffCommand): Promise<void> => {
    const review = (await openReview(app.context, await who()))!;
    const result = await commandReview(app.context, await who(), command(review));
    if (result?.ok !== true) throw new Error(JSON.stringify(result));
  };
  const edit = (line: string, wording: string, reason: string): Promise<void> =>
    act((review) => ({ kind: 'edit', line, hash: review.lines.find((one) => one.id === line)!.hash, text: wording, reason }));
  const confirm = async (reason: string): Promise<void> => {
    const review = (await openReview(app.context, await who()))!;
    for (const { id: line, hash, state } of review.lines)
      if (state === 'undecided' || state === 'look-again') await act(() => ({ kind: 'accept', line, hash }));
    for (const task of review.tasks) await act(() => ({ kind: 'close-task', task: task.id }));
    await act((now) => ({ kind: 'confirm', draft: now.draftHash ?? '', reason }));
  };

  it('says that the citizen has the draft, and then who has it and when there is an answer', async () => {
    await write(...said.slice(0, 6));
    await where().getByText(pattern('page.now-draft')).waitFor();
    await write(...said.slice(6));
    await where().getByText(pattern('page.now-submitted')).waitFor();
    await where().getByText('Du får svar inden for fem hverdage.').waitFor();
    await picture(citizen.page, 'plan-sent');
    await expectAccessible(citizen.page, 'sent');
  });

  it('says that it waits on the citizen, what has changed and why', async () => {
    await edit('step', 'Gå forbi planteskolen sammen med Kirsten', 'Så er I to.');
    await edit('contact.every', 'Hver uge i starten', 'Det er rart med en hyppig kontakt, når alt er nyt.');
    await edit('goal', 'Mere ro på inden foråret', 'Så er der noget at gå efter.');
    await where()
      .getByText(filled('page.changes-many', { count: '3' }))
      .waitFor();
    const list = citizen.main.getByRole('group').filter({ hasText: text('page.changed-title') });
    await list.getByText('Så er I to.').waitFor();
    expect(await list.getByRole('listitem').count()).toBe(3);
    await picture(citizen.page, 'plan-changed');
    await expectAccessible(citizen.page, 'changed');
    await list
      .getByRole('button', { name: new RegExp(`^${text('page.changed-see')}`) })
      .last()
      .click();
    expect(await citizen.page.evaluate(() => document.activeElement?.id)).toBe('line-step');
    await citizen.main.getByText(text('page.changed-title')).click();
  });

  it('takes an agreement with words, a disagreement, and words alone, each in its place', async () => {
    const line = (of: string): ReturnType<Page['locator']> => citizen.page.locator(`#line-${of}`);
    const button = (of: string, key: string): Promise<void> =>
      line(of)
        .getByRole('button', { name: text(key), exact: true })
        .click();
    await line('goal').getByText(text('page.silence')).waitFor();
    await button('goal', 'page.agree');
    await line('goal').getByText(text('page.change-done-agreed')).waitFor();
    await button('goal', 'page.comment-add');
    await line('goal').getByRole('textbox').fill('Det giver god mening');
    await button('goal', 'page.comment-send-words');
    await line('goal').getByText('Det giver god mening').waitFor();
    await button('step', 'page.disagree');
    await line('step').getByRole('textbox').fill('Jeg vil helst gå alene');
    await button('step', 'page.comment-send');
    await line('step').getByText(text('page.change-done-disagreed')).waitFor();
    await button('contact-every', 'page.comment-only');
    await line('contact-every').getByText(text('page.comment-neither')).waitFor();
    await button('contact-every', 'page.comment-send-words');
    await line('contact-every').getByText(text('page.comment-first')).waitFor();
    await line('contact-every').getByRole('textbox').fill('Det kommer an på dagen');
    await button('contact-every', 'page.comment-send-words');
    await line('contact-every').getByText(text('page.change-done-commented')).waitFor();
    await picture(citizen.page, 'plan-answered');
    await expectAccessible(citizen.page, 'answered');
    const review = (await openReview(app.context, await who()))!;
    expect(review.lines.flatMap(({ change }) => (change === undefined ? [] : [change.agreement])).toSorted()).toEqual([
      'agreed',
      'commented',
      'disagreed',
    ]);
  });

  it('says that it counts, what comes next and that the paper will come, and then that it was handed over', async () => {
    await confirm('Vi taler om de to linjer i januar.');
    await where().getByText(text('page.now-confirmed')).waitFor();
    await where().getByText(text('page.handed-over-not')).waitFor();
    await where().getByText('Hver uge i starten').waitFor();
    await act(() => ({ kind: 'hand-over' }));
    await citizen.page.reload();
    await where().getByText(pattern('page.handed-over')).waitFor();
    await picture(citizen.page, 'plan-confirmed');
    await expectAccessible(citizen.page, 'confirmed');
  });

  it('lets the mentor see what is ticked, and no longer when the tick is taken away', async () => {
    const panel = citizen.main.getByRole('group').filter({ hasText: text('page.release-title') });
    await citizen.main.getByText(text('page.release-title')).click();
    await panel.getByText(text('page.release-none')).waitFor();
    const box = panel.getByRole('checkbox').first();
    await box.check();
    await panel.getByText(text('page.release-one')).waitFor();
    await picture(citizen.page, 'plan-release');
    await expectAccessible(citizen.page, 'release');
    expect((await openReview(app.context, await who()))!.forMentor).toBe(true);
    await box.uncheck();
    await panel.getByText(text('page.release-none')).waitFor();
  });

  it('keeps a tick while it is on its way, also when the plan is read meanwhile', async () => {
    const { page } = citizen;
    const panel = citizen.main.getByRole('group').filter({ hasText: text('page.release-title') });
    const box = panel.getByRole('checkbox').first();
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    await page.route('**/api/citizen/plan/release', async (route) => {
      await held;
      await route.continue();
    });
    const read = page.waitForResponse((response) => response.url().endsWith('/api/citizen/plan'));
    await box.click();
    await write('gentag');
    await (await read).finished();
    await page.waitForTimeout(200);
    expect(await box.isChecked()).toBe(true);
    goOn();
    await panel.getByText(text('page.release-one')).waitFor();
    await page.unroute('**/api/citizen/plan/release');
    await box.uncheck();
    await panel.getByText(text('page.release-none')).waitFor();
  });

  it('is saved as a PDF', async () => {
    const downloads = citizen.page.waitForEvent('download');
    await citizen.main.getByRole('button', { name: text('page.save-pdf') }).click();
    const download = await downloads;
    expect(download.suggestedFilename()).toMatch(/^min-plan-\d{4}-\d{2}-\d{2}\.pdf$/);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const read = readPdf(bytes);
    expect(read.root.text).toContain('Jeg er uenig.»Jeg vil helst gå alene«');
    expect(read.pages).toBeLessThanOrEqual(2);
  });

  it('prints the same sheet, and nothing of the page around it', async () => {
    await citizen.page.waitForFunction(() => document.querySelector('.onpaper--ready') !== null);
    await citizen.page.emulateMedia({ media: 'print' });
    const sheet = citizen.page.locator('.onpaper article');
    await sheet.getByRole('heading', { level: 1, name: text('app.paper.title') }).waitFor();
    await sheet.getByText('Jeg vil helst gå alene').waitFor();
    expect(await citizen.page.getByRole('navigation').count()).toBe(0);
    expect(await citizen.main.isVisible()).toBe(false);
    await expectAccessible(citizen.page, 'print');
    await citizen.page.pdf({ path: new URL('../../dist/screenshots/plan-print.pdf', import.meta.url).pathname, preferCSSPageSize: true });
    await citizen.page.emulateMedia({ media: null });
    await citizen.main.waitFor();
  });

  it('keeps the earlier plan to be read when a newer one has taken its place', async () => {
    await write('ret', '5', 'Gartner', 'send');
    await citizen.main.getByText(text('page.plan-counts')).waitFor();
    await confirm('Nyt jobmål');
    const versions = citizen.main.getByRole('region', { name: text('page.versions') });
    await versions.getByText(text('page.version-current'), { exact: true }).waitFor();
    await versions.getByRole('button', { name: new RegExp(`^${text('page.version-show')}`) }).click();
    const earlier = citizen.main.getByRole('article', { name: text('page.version-older') });
    await earlier.getByText('Noget med planter, måske i en planteskole').waitFor();
    expect(await earlier.getByRole('button').count()).toBe(0);
    await picture(citizen.page, 'plan-versions');
    await expectAccessible(citizen.page, 'versions');
    await versions.getByRole('button', { name: new RegExp(`^${text('page.version-hide')}`) }).click();
    expect(await earlier.count()).toBe(0);
  });

  it.each([
    ['320', { width: 320, height: 640 }, 'light'],
    ['1280', wide, 'light'],
    ['1280-dark', wide, 'dark'],
  ] as const)('holds at %s', async (name, size, colorScheme) => {
    await citizen.page.setViewportSize(size);
    await citizen.page.emulateMedia({ colorScheme });
    await expectNoSidewaysScroll(citizen.page, name);
    await picture(citizen.page, `plan-page-${name}`);
    await expectAccessible(citizen.page, name);
  });

  it('left no error in the browser', () => {
    expect(reader.errors).toEqual([]);
  });
});
