/** The same conversation on two pages: Microsoft's Web Chat, and our own. */
import { expect, vi } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { CitizenDocument } from '../../../src/conversation/citizen.ts';
import type { Card } from '../../../src/messages/card.ts';
import type { App } from '../app.ts';
import { Citizen } from '../citizen.ts';
import type { Act, Answering } from './answers.ts';

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
/** A choice by its label: before it may stand the question, and after it a hint. */
const named = (label: string): RegExp => new RegExp(String.raw`(^|\s)${escaped(label)}(: |$)`);

/** Web Chat by its own controls: suggested actions, the box to write in, and Adaptive Cards. */
export class WebChat implements Answering {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get feed(): Locator {
    return this.page.getByRole('feed');
  }
  /** The newest card. */
  get form(): Locator {
    return this.feed.getByRole('form').last();
  }
  get box(): Locator {
    return this.page.getByRole('textbox', { name: 'Meddelelsesinputfelt' });
  }

  async shows(card: Card): Promise<void> {
    await this.says(card.question.split('\n')[0]!);
  }
  /** Waits until that stands in the conversation. */
  async says(words: string | RegExp): Promise<void> {
    await this.feed.getByRole('paragraph').filter({ hasText: words }).last().waitFor();
  }
  async write(words: string): Promise<void> {
    await this.box.fill(words);
    await this.box.press('Enter');
  }
  /** A suggested action. */
  async tap(label: string): Promise<void> {
    await this.page.getByRole('toolbar').getByRole('button', { name: label, exact: true }).click();
  }
  /** A button of the newest card. */
  async press(label: string): Promise<void> {
    await this.form.getByRole('button', { name: label, exact: true }).click();
  }
  async act(card: Card, act: Act): Promise<void> {
    switch (act.do) {
      case 'write':
        return this.write(act.words);
      case 'tap':
        return this.tap(act.label);
      case 'pick':
        for (const label of act.labels)
          await this.form
            .getByRole('checkbox', { name: named(label) })
            .first()
            .check();
        if (act.other !== undefined) await this.form.getByRole('textbox', { name: card.other! }).fill(act.other);
        return this.press(card.submit);
      case 'rate':
        await this.form
          .getByRole('radio', { name: named(String(act.notch)) })
          .first()
          .check();
        return this.press(card.submit);
      default:
        return act satisfies never;
    }
  }
}

/** Our own page. */
export class OwnPage implements Answering {
  readonly citizen: Citizen;

  constructor(page: Page) {
    this.citizen = new Citizen(page);
  }

  async shows(card: Card): Promise<void> {
    await this.citizen.question.filter({ hasText: card.question.split('\n')[0]! }).waitFor();
  }
  async act(card: Card, act: Act): Promise<void> {
    const { citizen } = this;
    switch (act.do) {
      case 'write':
        return card.kind === 'text' ? citizen.write(act.words) : citizen.writeInstead(act.words);
      case 'tap':
        // A hint belongs to the name of an answer there.
        return citizen.main
          .getByRole('button', { name: new RegExp(`^${escaped(act.label)}`) })
          .first()
          .click();
      case 'pick':
        if (act.other === undefined) return citizen.pick(...act.labels);
        for (const label of [...act.labels, card.other!]) await this.#tile(label).check({ force: true });
        await citizen.main.getByRole('textbox').fill(act.other);
        return citizen.main.getByRole('button', { name: /^Send/ }).click();
      case 'rate':
        return citizen.rate(act.notch);
      default:
        return act satisfies never;
    }
  }
  #tile(label: string): Locator {
    return this.citizen.main.getByRole('checkbox', { name: label }).first();
  }
}

/** What is stored of whoever a token speaks for. */
export async function documentOf({ context }: App, token: string): Promise<CitizenDocument> {
  const { sub } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { readonly sub: string };
  const stored = await context.store.read(context.municipality.id, sub);
  if (stored === undefined) throw new Error('There is nobody of that token');
  return stored.document;
}

/** The question that is open on the server, once it is another than `before`. */
export async function nextCard(read: () => Promise<CitizenDocument>, before?: Card): Promise<Card> {
  return vi.waitFor(
    async () => {
      const card = (await read()).card?.card;
      expect(card?.token, `after ${before?.key}`).not.toBe(before?.token);
      expect(card).toBeDefined();
      return card!;
    },
    { timeout: 10_000, interval: 50 },
  );
}
