/** What a citizen does on the page, in the words of the page. Each act waits for what it is done to. */
import type { Locator, Page } from 'playwright-core';
import { pattern, text } from './words.ts';

export class Citizen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }
  get log(): Locator {
    return this.page.getByRole('log');
  }
  /** The group that holds the open question. */
  get question(): Locator {
    return this.main.getByRole('heading', { level: 2 }).first();
  }

  /** Opens the page and waits for the first question. */
  async arrive(): Promise<void> {
    await this.page.goto('/');
    await this.isAsked('intake.welcome.way');
  }
  /** Says how much is to be told: `short` or `whole`. What the way is stands under its name, on the same button. */
  async takeWay(way: 'short' | 'whole'): Promise<void> {
    await this.main.getByRole('button', { name: new RegExp(`^${text(`intake.lists.ways.${way}.label`)}`) }).click();
  }
  /** Opens the page and sets out on the whole way, up to its first question. */
  async begin(): Promise<void> {
    await this.arrive();
    await this.takeWay('whole');
    await this.isAsked('intake.welcome.ready');
  }
  /** Waits until this step is asked: `intake.goal.own-goal`. */
  async isAsked(step: string): Promise<void> {
    await this.main.getByRole('heading', { level: 2, name: pattern(`${step}.ask`) }).waitFor();
  }
  /** Waits until the robot has said this: `app.person.contact`. */
  async isTold(key: string): Promise<void> {
    await this.log.getByText(pattern(key)).last().waitFor();
  }

  /** Types an answer in own words and sends it. */
  async write(words: string): Promise<void> {
    const pen = this.main.getByRole('textbox');
    await pen.fill(words);
    await this.main.getByRole('button', { name: /^Send/ }).click();
  }
  /** Types an answer to a question that has buttons. */
  async writeInstead(words: string): Promise<void> {
    await this.tap(text('page.instead'));
    await this.write(words);
  }
  async tap(label: string): Promise<void> {
    await this.main.getByRole('button', { name: label, exact: true }).click();
  }
  async skip(): Promise<void> {
    await this.tap(text('app.without.skipped.label'));
  }
  /** Chooses on a scale and sends. */
  async rate(notch: number): Promise<void> {
    await this.main.getByRole('radio', { name: new RegExp(`^${notch}(,|$)`) }).check({ force: true });
    await this.main.getByRole('button', { name: /^Send/ }).click();
  }
  /** Chooses several, in this order, and sends. */
  async pick(...labels: readonly string[]): Promise<void> {
    for (const label of labels) await this.main.getByRole('checkbox', { name: label }).first().check({ force: true });
    await this.main.getByRole('button', { name: /^Send/ }).click();
  }
  /** A command of the bar at the bottom: `back`, `change`, `pause`, `person`. */
  async command(name: string): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('button', { name: text(`page.command.${name}`), exact: true })
      .click();
  }
  /** Chooses another language by its own name. */
  async speak(name: string): Promise<void> {
    await this.page.locator('[data-place="8"]').filter({ visible: true }).click();
    await this.page.getByRole('banner').getByRole('button', { name, exact: true }).click();
  }
  /** Opens "Min plan". */
  async openPlan(): Promise<void> {
    await this.page.getByRole('link', { name: text('page.plan-link'), exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name: text('page.plan-title') }).waitFor();
  }
  async openTalk(): Promise<void> {
    await this.page.getByRole('link', { name: text('page.chat-link'), exact: true }).click();
  }
}
