/** Microsoft's Web Chat as it comes, on a page of somebody else's, through the whole first conversation; and the same answers on our own page. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CitizenDocument } from '../../src/conversation/citizen.ts';
import type { Card } from '../../src/messages/card.ts';
import { type App, openApp } from './app.ts';
import { launchBrowser, openReader, phone, type Reader } from './browser.ts';
import { picture } from './pictures.ts';
import { tellStory } from './story.ts';
import { answerTo, type Answering } from './webchat/answers.ts';
import { openSite, type Site } from './webchat/page.ts';
import { documentOf, nextCard, OwnPage, WebChat } from './webchat/talks.ts';
import { pattern, text } from './words.ts';

const newGoal = 'Jeg vil gerne i arbejde med dyr';

/** Answers what is open, once it is another question than `before`, until `key` is asked, or the read-back; looks at each question first. */
async function answerUntil(
  page: Answering,
  read: () => Promise<CitizenDocument>,
  { before, key, look }: { readonly before?: Card; readonly key?: string; readonly look?: (card: Card) => Promise<void> } = {},
): Promise<Card> {
  let card = await nextCard(read, before);
  for (;;) {
    await page.shows(card);
    await look?.(card);
    const act = answerTo(card);
    if (act === undefined || card.key === key) return card;
    await page.act(card, act);
    card = await nextCard(read, card);
  }
}

/** The lines of the draft without what differs between any two conversations: the turn that each was given in. */
function draftOf(document: CitizenDocument): readonly unknown[] {
  const lines = document.plans.at(-1)?.lines ?? [];
  return lines.map(({ provenance, ...line }) => ({ ...line, provenance: { ...provenance, turn: undefined } }));
}

describe("Microsoft's Web Chat", () => {
  let site: Site;
  let app: App;
  let browser: Browser;
  let reader: Reader;
  let chat: WebChat;
  const token = async (): Promise<string> => (await reader.page.evaluate(() => localStorage.getItem('token'))) ?? '';
  const read = async (): Promise<CitizenDocument> => documentOf(app, await token());

  beforeAll(async () => {
    site = await openSite();
    app = await openApp({ EMBED_ORIGINS: site.origin });
    browser = await launchBrowser();
    reader = await openReader(browser, site.origin, phone);
    chat = new WebChat(reader.page);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await site?.close();
  });

  tellStory();

  it('shows the welcome and its buttons, on a page of another origin', async () => {
    await reader.page.goto(site.page(app.url));
    await chat.page.getByRole('toolbar').getByRole('button').nth(1).waitFor();
    const first = await nextCard(read);
    for (const { label } of [...first.options, ...first.passes]) {
      await chat.page.getByRole('toolbar').getByRole('button', { name: label, exact: true }).waitFor();
    }
    await picture(reader.page, 'webchat-1-welcome');
    const card = await answerUntil(chat, read, { key: 'goal.own-goal' });
    expect(card.kind).toBe('text');
  });

  it('goes on where it was after a reload, and in a second tab', async () => {
    await reader.page.reload();
    await chat.says(pattern('intake.goal.own-goal.ask'));
    const second = new WebChat(await reader.context.newPage());
    await second.page.goto(site.page(app.url));
    await second.says(pattern('intake.goal.own-goal.ask'));
    const before = await nextCard(read);
    await second.act(before, answerTo(before)!);
    const after = await nextCard(read, before);
    await Promise.all([chat.shows(after), second.shows(after)]);
    await second.page.close();
  });

  it('catches up by itself after the connection was away, and what failed can be sent again', async () => {
    const before = await nextCard(read);
    await reader.context.setOffline(true);
    await chat.write('Så kan jeg være der for min datter');
    // Web Chat gives a message twenty seconds before it says that it could not be sent.
    await chat.page.getByRole('button', { name: 'Prøv igen' }).waitFor({ timeout: 40_000 });
    expect((await read()).card?.card.token).toBe(before.token);
    await reader.context.setOffline(false);
    await chat.page.getByRole('button', { name: 'Prøv igen' }).last().click();
    await chat.shows(await nextCard(read, before));
    const said = (await read()).transcript.filter((one) => one.text === 'Så kan jeg være der for min datter');
    expect(said).toHaveLength(1);
  });

  it('takes several choices with own words, and answers kindly when the old card is sent once more', async () => {
    const card = await answerUntil(chat, read, { key: 'barriers.which' });
    const old = chat.form.getByRole('button', { name: card.submit });
    await old.scrollIntoViewIfNeeded();
    await picture(reader.page, 'webchat-2-several');
    await chat.act(card, answerTo(card)!);
    const after = await nextCard(read, card);
    await chat.shows(after);
    await chat.says(`${card.options[0]!.label}, ${card.options[1]!.label}, Larm, om natten`);
    await chat.feed.getByRole('button', { name: card.submit }).first().click();
    await chat.says(text('app.stale'));
    // The open question can still be answered below that.
    await chat.page.getByRole('toolbar').getByRole('button', { name: after.passes[0]!.label }).waitFor();
    expect((await read()).card?.card.token).toBe(after.token);
  });

  it('comes to the read-back by scales, buttons and written words', async () => {
    const seen = new Set<string>();
    await answerUntil(chat, read, {
      look: async ({ kind }) => {
        if (!seen.has(kind)) await picture(reader.page, `webchat-3-${kind}`);
        seen.add(kind);
      },
    });
    expect(seen).toEqual(new Set(['text', 'scale', 'choices', 'choice', 'date', 'summary']));
  });

  it('changes one answer from the read-back, and sends the draft', async () => {
    const summary = await nextCard(read);
    await chat.press(text('app.commands.change.label'));
    const list = await nextCard(read, summary);
    await chat.shows(list);
    await picture(reader.page, 'webchat-4-change');
    await chat.press(text('intake.goal.own-goal.line'));
    const goal = await nextCard(read, list);
    expect(goal.key).toBe('goal.own-goal');
    await chat.shows(goal);
    await chat.write(newGoal);
    const again = await answerUntil(chat, read, { before: goal });
    await chat.form.getByText(newGoal).waitFor();
    await picture(reader.page, 'webchat-5-read-back');
    await chat.press(again.submit);
    await chat.says(pattern('intake.send.read-back.thanks'));
    expect((await read()).plans.at(-1)?.status).toBe('submitted');
  });

  it('has made the very draft that the same answers make on our own page', async () => {
    const own = await openReader(browser, app.url, phone);
    const page = new OwnPage(own.page);
    await page.citizen.arrive();
    const kept = await own.page.evaluate(() => localStorage.getItem('medspil::session'));
    const readOwn = (): Promise<CitizenDocument> => documentOf(app, (JSON.parse(kept!) as { readonly token: string }).token);
    await answerUntil(page, readOwn);
    await page.citizen.main.getByRole('button', { name: new RegExp(`${text('intake.goal.own-goal.line')}$`) }).click();
    await page.citizen.isAsked('intake.goal.own-goal');
    const goal = await nextCard(readOwn);
    await page.citizen.write(newGoal);
    await answerUntil(page, readOwn, { before: goal });
    expect(draftOf(await readOwn())).toEqual(draftOf(await read()));
    expect(draftOf(await read()).length).toBeGreaterThan(15);
    expect(own.errors).toEqual([]);
  });

  it('left no error in the browser', () => {
    expect(reader.errors).toEqual([]);
  });
});
