/** The short way on a small phone: goal, one barrier, send, with taps where a tap will do; and the rest another day. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { expectAccessible, expectNoSidewaysScroll } from './axe.ts';
import { desk, launchBrowser, openReader, type Reader } from './browser.ts';
import { Caseworker } from './caseworker.ts';
import { Citizen } from './citizen.ts';
import { picture } from './pictures.ts';
import { tellStory } from './story.ts';
import { text } from './words.ts';

const small = { width: 320, height: 640 } as const;
const goal = 'Jeg vil gerne have flere gode dage';
const why = 'Så kan jeg være der for min datter';
const sleep = text('intake.lists.barrier-areas.sleep.label');

describe('The short way', () => {
  let app: App;
  let browser: Browser;
  let readers: readonly Reader[];
  let citizen: Citizen;
  let caseworker: Caseworker;

  beforeAll(async () => {
    app = await openApp();
    browser = await launchBrowser();
    const [first, second] = [await openReader(browser, app.url, small), await openReader(browser, app.url, desk)];
    readers = [first, second];
    citizen = new Citizen(first.page);
    caseworker = new Caseworker(second.page);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  tellStory();

  async function looks(name: string): Promise<void> {
    await picture(citizen.page, `short-${name.replaceAll(' ', '-')}`, true);
    await expectNoSidewaysScroll(citizen.page, name);
    await expectAccessible(citizen.page, name);
  }

  it('is offered beside the whole one, and takes three questions', async () => {
    await citizen.arrive();
    await looks('way');
    await citizen.takeWay('short');
    await citizen.isAsked('intake.goal.own-goal');
    await citizen.main.getByText('Del 1 af 3').waitFor();
    await citizen.write(goal);
    await citizen.isAsked('intake.barriers.which.one');
    await citizen.main.getByText('Del 2 af 3').waitFor();
    await looks('barrier');
    await citizen.tap(sleep);
    await citizen.isAsked('intake.send.read-back');
    await citizen.main.getByText('Del 3 af 3').waitFor();
    const readBack = await citizen.main.getByRole('definition').allTextContents();
    expect(readBack.join('\n')).toContain(goal);
    expect(readBack.join('\n')).toContain(sleep);
    await citizen.main.getByRole('button', { name: text('app.more-first'), exact: true }).waitFor();
    await looks('read back');
    await citizen.tap(text('intake.send.read-back.send'));
    await citizen.isTold('intake.send.read-back.thanks');
    await looks('sent');
  });

  it('is shown to the caseworker as what it is: two lines, and nothing that was passed by', async () => {
    await caseworker.arrive();
    const task = caseworker.tasks('submitted');
    await task.waitFor();
    await task.getByRole('link').first().click();
    await caseworker.line(text('intake.goal.own-goal.line')).getByText(goal).waitFor();
    await caseworker.line(text('intake.barriers.which.line')).getByText(sleep).first().waitFor();
    await caseworker.main.getByText(text('desk.review.short')).waitFor();
    expect(await caseworker.main.getByRole('article').count()).toBe(2);
    await picture(caseworker.page, 'short-review');
    await expectAccessible(caseworker.page, 'review of the short way');
    await caseworker.acceptTheRest();
  });

  it('is open to be widened from the plan, and asks nothing again that was told', async () => {
    await citizen.openPlan();
    await citizen.main.getByText(goal).first().waitFor();
    await looks('plan');
    await citizen.tap(text('page.command.more'));
    await citizen.isAsked('intake.goal.why');
    await looks('more');
    await citizen.write(why);
    for (const step of ['goal.job-goal', 'strengths.works']) {
      await citizen.isAsked(`intake.${step}`);
      await citizen.skip();
    }
    await citizen.main.getByRole('heading', { level: 2, name: new RegExp(`^${sleep}: `) }).waitFor();
    await citizen.skip();
    await citizen.isAsked('intake.barriers.weight');
    await citizen.rate(2);
  });

  it('is sent again, and what the caseworker has decided holds', async () => {
    for (const step of ['health.self-rated', 'health.belief', 'offers.offer-which', 'contact.rhythm-form', 'contact.rhythm-every']) {
      await citizen.isAsked(`intake.${step}`);
      await citizen.skip();
    }
    await citizen.isAsked('intake.contact.mentor-wish');
    await citizen.skip();
    await citizen.isAsked('intake.step.small');
    await citizen.skip();
    await citizen.isAsked('intake.send.read-back');
    expect(await citizen.main.getByRole('button', { name: text('app.more-first'), exact: true }).count()).toBe(0);
    await citizen.tap(text('intake.send.read-back.send'));
    await citizen.isTold('intake.send.read-back.thanks');
    await caseworker.line(text('intake.goal.why.line')).getByText(why).waitFor();
    expect(await caseworker.main.getByText(text('desk.review.short')).count()).toBe(0);
    for (const line of ['intake.goal.own-goal.line', 'intake.barriers.which.line']) {
      await caseworker.line(text(line)).getByText(text('desk.state.accepted'), { exact: true }).waitFor();
    }
    expect(await caseworker.main.getByText(text('desk.state.look-again'), { exact: true }).count()).toBe(0);
  });

  it('left no error in either browser', () => {
    expect(readers.flatMap((reader) => reader.errors)).toEqual([]);
  });
});
