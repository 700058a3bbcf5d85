/** The citizen's page when something is out of the ordinary: no mouse, a small screen, a lost connection, a grave message, another person. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { expectAccessible, expectNoSidewaysScroll } from './axe.ts';
import { desk, launchBrowser, openReader, phone, type Reader } from './browser.ts';
import { Caseworker } from './caseworker.ts';
import { Citizen } from './citizen.ts';
import { picture } from './pictures.ts';
import { text } from './words.ts';

describe("The citizen's page", () => {
  let app: App;
  let browser: Browser;
  let reader: Reader;
  let citizen: Citizen;

  beforeAll(async () => {
    app = await openApp();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });
  beforeEach(async () => {
    reader = await openReader(browser, app.url, phone);
    citizen = new Citizen(reader.page);
    await citizen.begin();
  });
  afterEach(async () => {
    await reader.context.close();
  });

  /** The desk of the caseworker, open beside. */
  async function openDesk(): Promise<Caseworker> {
    const other = await openReader(browser, app.url, desk);
    const caseworker = new Caseworker(other.page);
    await caseworker.arrive();
    return caseworker;
  }

  it('takes a turn by keyboard alone', async () => {
    const { page } = citizen;
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active?.textContent?.trim() ?? '';
      });
    const yes = text('app.yes.label');
    for (let presses = 0; presses < 30 && (await focused()) !== yes; presses += 1) await page.keyboard.press('Tab');
    expect(await focused()).toBe(yes);
    await page.keyboard.press('Enter');
    await citizen.isAsked('intake.goal.own-goal');
    const pen = citizen.main.getByRole('textbox');
    const inPen = (): Promise<boolean> =>
      pen.evaluate(
        (element) => element.getRootNode() instanceof ShadowRoot && (element.getRootNode() as ShadowRoot).activeElement === element,
      );
    for (let presses = 0; presses < 30 && !(await inPen()); presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('Jeg vil gerne sove bedre');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await citizen.isAsked('intake.goal.why');
  });

  it('goes on where it was after a reload, with the half-written answer', async () => {
    await citizen.tap(text('app.yes.label'));
    await citizen.isAsked('intake.goal.own-goal');
    await citizen.write('Jeg vil gerne male igen');
    await citizen.isAsked('intake.goal.why');
    await citizen.main.getByRole('textbox').fill('Fordi det');
    await citizen.page.reload();
    await citizen.isAsked('intake.goal.why');
    await citizen.log.getByText('Jeg vil gerne male igen').waitFor();
    expect(await citizen.main.getByRole('textbox').inputValue()).toBe('Fordi det');
  });

  it('has no sideways scroll on the smallest screens', async () => {
    await citizen.page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(citizen.page, 'first question');
    await citizen.tap(text('app.yes.label'));
    await citizen.isAsked('intake.goal.own-goal');
    await citizen.write('ord'.repeat(60));
    await citizen.isAsked('intake.goal.why');
    await expectNoSidewaysScroll(citizen.page, 'a very long word');
    await citizen.openPlan();
    await citizen.main.getByText('ord'.repeat(60)).first().waitFor();
    await expectNoSidewaysScroll(citizen.page, 'plan');
    await picture(citizen.page, 'citizen-320-plan');
    await expectAccessible(citizen.page, '320 px');
  });

  it('answers a grave message with what is fixed, and tells the caseworker at once', async () => {
    const caseworker = await openDesk();
    await citizen.tap(text('app.yes.label'));
    await citizen.isAsked('intake.goal.own-goal');
    await citizen.write('Jeg har lyst til at tage mit eget liv');
    await citizen.isTold('app.danger.self-harm');
    await picture(citizen.page, 'citizen-danger', true);
    await expectAccessible(citizen.page, 'danger');
    await caseworker.tasks('danger').waitFor();
    await caseworker.main.getByText(text('desk.danger.self-harm')).first().waitFor();
    await picture(caseworker.page, 'staff-danger');
    await expectAccessible(caseworker.page, 'danger, staff');
    await caseworker.page.context().close();
  });

  it('shows the number of a person and raises a task', async () => {
    const caseworker = await openDesk();
    await citizen.command('person');
    await citizen.isTold('app.person.contact');
    const number = await citizen.page.locator('header .call').filter({ visible: true }).textContent();
    const digits = /\d{2} \d{2} \d{2} \d{2}/.exec(number ?? '')?.[0] ?? 'no number';
    await citizen.log.getByText(digits).first().waitFor();
    await caseworker.tasks('person').waitFor();
    await caseworker.page.context().close();
  });

  it('shows a second citizen nothing of the first', async () => {
    const secret = 'Det her er kun mellem mig og min sagsbehandler';
    await citizen.tap(text('app.yes.label'));
    await citizen.isAsked('intake.goal.own-goal');
    await citizen.write(secret);
    await citizen.isAsked('intake.goal.why');
    const other = await openReader(browser, app.url, phone);
    const second = new Citizen(other.page);
    await second.arrive();
    expect(await other.page.content()).not.toContain(secret);
    expect(await second.log.textContent()).not.toContain(secret);
    await second.openPlan();
    expect(await second.main.textContent()).not.toContain(secret);
    await other.context.close();
  });

  it('keeps what is written while the connection is away, and sends it once when it is back', async () => {
    await citizen.tap(text('app.yes.label'));
    await citizen.isAsked('intake.goal.own-goal');
    await reader.context.setOffline(true);
    await citizen.page.getByText(text('page.away-title')).waitFor();
    await citizen.write('Jeg vil gerne ud i naturen');
    await citizen.log.getByText(text('page.unsent')).waitFor();
    await picture(citizen.page, 'citizen-away', true);
    await expectAccessible(citizen.page, 'away');
    await reader.context.setOffline(false);
    await citizen.isAsked('intake.goal.why');
    expect(await citizen.log.getByText('Jeg vil gerne ud i naturen').count()).toBe(1);
    expect(await citizen.log.getByText(text('page.unsent')).count()).toBe(0);
  });
});
