/** What a caseworker does on the desk, in the words of the desk. */
import type { Locator, Page } from 'playwright-core';
import { text } from './words.ts';

export class Caseworker {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }
  get foot(): Locator {
    return this.page.getByRole('region', { name: text('desk.foot.name') });
  }
  get confirmButton(): Locator {
    return this.foot.getByRole('button', { name: text('desk.foot.confirm') });
  }

  /** Steps into the first demo role. */
  async arrive(): Promise<void> {
    await this.page.goto('/staff');
    await this.page.getByRole('heading', { level: 1, name: text('desk.role.title') }).waitFor();
    await this.main.getByRole('listitem').getByRole('button').first().click();
    await this.page.getByRole('heading', { level: 2, name: text('desk.citizens.title') }).waitFor();
  }
  /** The tasks of one kind in the inbox. */
  tasks(kind: string): Locator {
    return this.main.getByRole('region', { name: new RegExp(`^${text(`desk.task.${kind}`)}`) });
  }
  /** The line of the draft with this heading. */
  line(heading: string): Locator {
    return this.main.getByRole('article', { name: heading });
  }
  async act(line: Locator, name: 'accept' | 'edit' | 'ask' | 'not-now'): Promise<void> {
    await line.getByRole('button', { name: new RegExp(`^${text(`desk.act.${name}`)}`) }).click();
  }
  /** Writes another wording with a reason and sends it to the citizen. */
  async edit(line: Locator, wording: string, reason: string): Promise<void> {
    await this.act(line, 'edit');
    await line.getByLabel(text('desk.field.text.label')).fill(wording);
    await line.getByLabel(text('desk.field.reason.label')).fill(reason);
    await line.getByRole('button', { name: text('desk.form.send.edit') }).click();
    await line.getByText(text('desk.agreement.unanswered'), { exact: true }).waitFor();
  }
  /** Changes a line that was changed before. */
  async editAgain(line: Locator, wording: string, reason: string): Promise<void> {
    await line.getByRole('button', { name: text('desk.act.again') }).click();
    await this.edit(line, wording, reason);
  }
  /** Accepts every line that still waits. */
  async acceptTheRest(): Promise<void> {
    const waiting = this.main.getByRole('button', { name: new RegExp(`^${text('desk.act.accept')}`) });
    for (let left = await waiting.count(); left > 0; left = await waiting.count()) {
      await waiting.first().click();
      await this.page.waitForFunction(
        ([name, before]) =>
          [...document.querySelectorAll('button')].filter((button) => button.textContent.startsWith(name)).length < before,
        [text('desk.act.accept'), left] as const,
      );
    }
  }
}
