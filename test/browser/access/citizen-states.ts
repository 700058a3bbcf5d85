/** Every state of the citizen's page, one after the other, in the language that is asked for. */
import { decodeJwt } from 'jose';
import type { Page } from 'playwright-core';
import type { App } from '../app.ts';
import { Elsewhere, ownWords } from './elsewhere.ts';
import { Staff } from './staff.ts';

/** Looks at the page as it stands; `station` says where in the story that is. */
export type Look = (station: string) => Promise<void>;

/** The token that the page keeps: a citizen's for long, an anonymous thread's with its tab. */
export async function tokenOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const kept = [localStorage, sessionStorage].flatMap((shelf) => Object.entries(shelf) as [string, string][]);
    const found = kept.find(([key]) => key.endsWith(':session')) ?? kept.find(([key]) => key.endsWith(':thread'));
    return (JSON.parse(found?.[1] ?? '{}') as { readonly token: string }).token;
  });
}

/** Whose page it is. */
async function citizenOf(page: Page): Promise<string> {
  const { sub } = decodeJwt(await tokenOf(page));
  if (sub === undefined) throw new Error('A token speaks for somebody');
  return sub;
}

/** The page shows the question that is open, or that none is. */
export async function shows(page: Page, elsewhere: Elsewhere): Promise<void> {
  const card = await elsewhere.card();
  if (card !== undefined) return page.getByRole('heading', { level: 2, name: card.question }).first().waitFor();
  const [said = ''] = (await elsewhere.document()).transcript.at(-1)!.text.split('\n');
  await page.getByRole('log').getByText(said).last().waitFor();
}

/** Brings what is asked, or where one may write, to the top of the window. */
export async function showQuestion(page: Page): Promise<void> {
  const question = page.locator('.ask .q').first();
  if (await question.isVisible()) await question.evaluate((element) => element.scrollIntoView({ block: 'start' }));
}

/** Opens the page as a new citizen who speaks this language. */
export async function arrive(app: App, page: Page, language: string): Promise<Elsewhere> {
  await page.goto('/');
  await page.locator('.q').waitFor();
  const elsewhere = new Elsewhere(app, await citizenOf(page));
  if (language !== 'da') await elsewhere.command('language', language);
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  await shows(page, elsewhere);
  return elsewhere;
}

/** The conversation, from the greeting to the thanks: each kind of question once, and what lies between. */
export async function talkThroughStates(page: Page, elsewhere: Elsewhere, look: Look): Promise<void> {
  const seen = new Set<string>();
  for (let turns = 0; turns < 80; turns += 1) {
    const card = await elsewhere.card();
    if (card === undefined) break;
    await shows(page, elsewhere);
    if (!seen.has(card.kind)) await look(`question: ${card.kind}`);
    seen.add(card.kind);
    if (card.kind === 'scale' && !seen.has('asked again')) {
      seen.add('asked again');
      await elsewhere.write('hmm hmm');
      await shows(page, elsewhere);
      await look('asked again');
    }
    if (card.kind === 'summary') await aside(page, elsewhere, look);
    await elsewhere.answer();
  }
  await shows(page, elsewhere);
  await look('sent');
}

/** What can be done before the draft is sent: own answers listed, a pause, a person. */
async function aside(page: Page, elsewhere: Elsewhere, look: Look): Promise<void> {
  await elsewhere.command('change');
  await shows(page, elsewhere);
  await look('own answers');
  await elsewhere.command('pause');
  await shows(page, elsewhere);
  await look('paused');
  await elsewhere.command('resume');
  await elsewhere.command('person');
  await elsewhere.until('summary');
  await shows(page, elsewhere);
  await look('person');
}

/** "Min plan" with a draft that was sent: read, changed by the caseworker, disagreed with, confirmed and handed over. */
export async function planStates(
  page: Page,
  { app, elsewhere }: { readonly app: App; readonly elsewhere: Elsewhere },
  look: Look,
): Promise<void> {
  const staff = new Staff(app, elsewhere.citizen);
  await openPlan(page);
  await look('plan, sent');
  const [first, second, third] = (await staff.review()).lines;
  await staff.act({ kind: 'edit', ...on(first), text: `${ownWords} 2`, reason: ownWords });
  await staff.act({ kind: 'edit', ...on(second), text: `${ownWords} 3`, reason: ownWords });
  await staff.act({ kind: 'not-now', ...on(third), reason: ownWords });
  await page.locator('.change').nth(1).waitFor();
  await look('plan, changed');
  await openTalk(page);
  await shows(page, elsewhere);
  await look('changed line in the conversation');
  await elsewhere.answer();
  await shows(page, elsewhere);
  for (const line of (await staff.review()).lines) {
    if (line.state === 'undecided' || line.state === 'look-again') await staff.act({ kind: 'accept', ...on(line) });
  }
  await staff.confirm(ownWords);
  await staff.act({ kind: 'hand-over' });
  await openPlan(page);
  await page.locator('.where li:nth-child(3)[aria-current="step"]').waitFor();
  await look('plan, confirmed and handed over');
  for (const more of await page.locator('.page--plan details:not([open]) > summary').all()) await more.click();
  await look('plan, all of it opened');
}

function on(line: { readonly id: string; readonly hash: string } | undefined): { readonly line: string; readonly hash: string } {
  if (line === undefined) throw new Error('The plan has too few lines');
  return { line: line.id, hash: line.hash };
}

export async function openPlan(page: Page): Promise<void> {
  await page.evaluate(() => void (location.hash = 'plan'));
  await page.locator('.page--plan h1').waitFor();
  // What is fetched with the plan (earlier ones, what the mentor may see) has come too.
  await page.waitForLoadState('networkidle');
}
export async function openTalk(page: Page): Promise<void> {
  await page.evaluate(() => void (location.hash = ''));
  await page.locator('.page--plan').waitFor({ state: 'detached' });
}

/** What nobody hopes for: a lost connection, words that the server would not take, a sign of danger. */
export async function hardStates(page: Page, elsewhere: Elsewhere, look: Look): Promise<void> {
  await page.context().setOffline(true);
  await page.locator('.note').waitFor();
  await look('connection lost');
  await page.context().setOffline(false);
  await page.locator('.note').waitFor({ state: 'detached' });
  await elsewhere.write('Jeg har lyst til at tage mit eget liv');
  await shows(page, elsewhere);
  await look('a sign of danger');
}
