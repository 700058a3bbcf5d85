/** From the first message to the confirmed plan: a citizen on a phone and a caseworker at a desk, side by side. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { expectAccessible } from './axe.ts';
import { desk, launchBrowser, openReader, phone, type Reader } from './browser.ts';
import { Caseworker } from './caseworker.ts';
import { Citizen } from './citizen.ts';
import { own, send, talkThrough } from './intake.ts';
import { picture } from './pictures.ts';
import { tellStory } from './story.ts';
import { filled, pattern, text } from './words.ts';

const newWording = 'Ringe til min gamle kollega sammen med min sagsbehandler';
const finalWording = 'Ringe til min gamle kollega, mens min sagsbehandler sidder ved siden af';
const reason = 'Så er du ikke alene om det første opkald';

describe('The whole way', () => {
  let app: App;
  let browser: Browser;
  let readers: readonly Reader[];
  let citizen: Citizen;
  let caseworker: Caseworker;
  const stepLine = text('intake.step.small.line');

  beforeAll(async () => {
    app = await openApp();
    browser = await launchBrowser();
    const [first, second] = [await openReader(browser, app.url, phone), await openReader(browser, app.url, desk)];
    readers = [first, second];
    citizen = new Citizen(first.page);
    caseworker = new Caseworker(second.page);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  tellStory();

  it('lets the caseworker step into a role and find an empty desk', async () => {
    await caseworker.page.goto('/staff');
    await caseworker.page.getByRole('heading', { level: 1, name: text('desk.role.title') }).waitFor();
    await picture(caseworker.page, 'staff-1-roles');
    await expectAccessible(caseworker.page, 'roles');
    await caseworker.arrive();
    await expectAccessible(caseworker.page, 'empty inbox');
  });

  it('takes the citizen through the whole conversation, with one step back and one answer changed', async () => {
    await citizen.begin();
    let station = 0;
    await talkThrough(citizen, async (name) => {
      await picture(citizen.page, `citizen-${(station += 1)}-${name.replaceAll(' ', '-')}`, true);
      await expectAccessible(citizen.page, name);
    });
    const readBack = await citizen.main.getByRole('definition').allTextContents();
    expect(readBack.join('\n')).toContain(own.job);
    expect(readBack.join('\n')).not.toContain('Det skal jeg lige tænke over');
  });

  it('shows the citizen the own draft, and sends it', async () => {
    await citizen.openPlan();
    await citizen.main.getByText(own.goal).first().waitFor();
    await picture(citizen.page, 'citizen-plan-1-draft');
    await expectAccessible(citizen.page, 'draft');
    await citizen.openTalk();
    await send(citizen);
    await expectAccessible(citizen.page, 'sent');
  });

  it('shows the task on the desk without a reload', async () => {
    const task = caseworker.tasks('submitted');
    await task.waitFor();
    await picture(caseworker.page, 'staff-2-inbox');
    await expectAccessible(caseworker.page, 'inbox');
    await task.getByRole('link').first().click();
    await caseworker.page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: filled('desk.review.of', { name: '' }).trim() })
      .waitFor();
    await caseworker.line(stepLine).waitFor();
    await picture(caseworker.page, 'staff-3-review');
    await expectAccessible(caseworker.page, 'review');
  });

  it('leads from a line to where it was said', async () => {
    const line = caseworker.line(stepLine);
    await line.getByRole('link', { name: text('desk.source.show') }).click();
    const said = caseworker.main.locator('.msg.here');
    await said.getByText(own.step).waitFor();
    expect(await said.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('keeps the plan from being confirmed while lines wait, and says which', async () => {
    expect(await caseworker.confirmButton.getAttribute('aria-disabled')).toBe('true');
    await caseworker.foot.getByText(text('desk.refusal.undecided').replace(/\.$/, '')).waitFor();
    await caseworker.foot.getByRole('link').first().click();
    const reached = await caseworker.page.evaluate(() => document.activeElement?.tagName.toLowerCase());
    expect(reached).toBe('article');
  });

  it('lets the caseworker change one line with a reason and accept the others', async () => {
    await caseworker.edit(caseworker.line(stepLine), newWording, reason);
    await caseworker.acceptTheRest();
    await picture(caseworker.page, 'staff-4-decided');
    await expectAccessible(caseworker.page, 'decided');
  });

  it('does not confirm while the citizen has not answered and no reason is given', async () => {
    // The button can be reached and pressed; it leads to what is missing.
    await caseworker.confirmButton.click({ force: true });
    await caseworker.foot.getByText(text('desk.foot.needs-reason')).waitFor();
    expect(await caseworker.confirmButton.getAttribute('aria-disabled')).toBe('true');
    await citizen.openPlan();
    expect(await citizen.main.getByText(text('app.plan.status.confirmed')).count()).toBe(0);
  });

  it('shows the citizen before, now and the reason, and takes an agreement', async () => {
    const change = citizen.main.getByRole('region', { name: text('page.change-title') });
    await change.getByText(own.step, { exact: true }).waitFor();
    await change.getByText(newWording).waitFor();
    await change.getByText(reason).waitFor();
    // The plan is open while the caseworker words it once more: no reload, and no second message about it.
    await caseworker.editAgain(caseworker.line(stepLine), finalWording, reason);
    await change.getByText(finalWording).waitFor();
    await picture(citizen.page, 'citizen-plan-2-change');
    await expectAccessible(citizen.page, 'change');
    await change.getByRole('button', { name: text('page.agree') }).click();
    await citizen.main.getByText(text('page.change-done-agreed')).waitFor();
  });

  it('lets the caseworker confirm now, and the citizen sees the confirmed plan', async () => {
    await caseworker.line(stepLine).getByText(text('desk.agreement.agreed'), { exact: true }).waitFor();
    await caseworker.confirmButton.click();
    await caseworker.foot.getByText(text('desk.confirmed.done')).waitFor();
    await picture(caseworker.page, 'staff-5-confirmed');
    await expectAccessible(caseworker.page, 'confirmed, staff');
    await citizen.main.getByText(text('app.plan.status.confirmed')).waitFor();
    for (const words of [own.goal, own.job, own.works, own.sleep, own.mentor, finalWording]) {
      await citizen.main.getByText(words).filter({ visible: true }).first().waitFor();
    }
    await picture(citizen.page, 'citizen-plan-3-confirmed');
    await expectAccessible(citizen.page, 'confirmed');
    await citizen.openTalk();
    await citizen.log.getByText(pattern('app.plan.confirmed')).waitFor();
  });

  it('left no error in either browser', () => {
    expect(readers.flatMap((reader) => reader.errors)).toEqual([]);
  });
});
