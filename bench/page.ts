/**
 * The citizen's page on a slow phone: a processor slowed six times, 400 kbit/s and 400 ms for every request, in a real Chromium. How long until
 * something is painted, until the first message stands, until it can be answered; and what has gone over the line for it.
 *
 * What Chromium's slowed network leaves out: an answer comes late, but a request is at the server at once; a connection costs nothing to set
 * up (on a real line two or three round trips with TLS, before the page is asked for); and what comes over a WebSocket once it is open is not
 * slowed, so that the next question seems to follow an answer faster than it does.
 */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchBrowser, phone } from '../test/browser/browser.ts';
import { Product } from './child.ts';
import { makeFolder } from './citizens.ts';
import { median } from './measure.ts';
import { readMarks, type Marks, watchMarks } from './page-marks.ts';
import type { Effort, Figure, Finding } from './report.ts';

const slowdown = 6;
const bytesPerSecond = 400_000 / 8;
const latency = 400;

/** What went over the line, by the kind of what was fetched. */
interface Traffic {
  readonly requests: number;
  /** Bytes with headers, as Chromium counts them, by path. A stream's are those of its messages. */
  readonly files: ReadonlyMap<string, number>;
}
/** One visit. `answered`: from the tap on an answer to the next question, in milliseconds. */
interface Visit extends Traffic {
  readonly marks: Marks;
  readonly answered: number;
}

/** Reads along from now on. */
async function listen(session: CDPSession): Promise<() => Traffic> {
  const paths = new Map<string, string>();
  const files = new Map<string, number>();
  let requests = 0;
  const add = (path: string, bytes: number): void => void files.set(path, (files.get(path) ?? 0) + bytes);
  session.on('Network.requestWillBeSent', ({ requestId, request }) => void paths.set(requestId, pathOf(request.url)));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    // What comes from the cache goes over no line.
    if (encodedDataLength === 0) return;
    requests += 1;
    add(paths.get(requestId) ?? '', encodedDataLength);
  });
  session.on('Network.webSocketFrameReceived', ({ response }) => add('stream', Buffer.byteLength(response.payloadData)));
  await session.send('Network.enable');
  return () => ({ requests, files: new Map(files) });
}

/** Conversations have names of their own, and files a hash: neither belongs in a table. */
function pathOf(url: string): string {
  return new URL(url).pathname.replace(/(conversations)\/[^/]+/, '$1/:id').replace(/-[A-Z0-9]{8}\./, '.');
}

async function slow(session: CDPSession): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const throughput = { downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond };
  await session.send('Network.emulateNetworkConditions', { offline: false, latency, ...throughput });
}

/** Opens the page, waits for the first question, and answers it where `answers`. What came up to the question is counted, and no more. */
async function visit(page: Page, url: string): Promise<Visit> {
  const session = await page.context().newCDPSession(page);
  const traffic = await listen(session);
  await slow(session);
  await page.addInitScript(watchMarks);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.medspilMarks?.usable !== undefined, undefined, { timeout: 60_000 });
  const counted = traffic();
  // Letters and the plan beside the conversation come after the question, and may move it.
  await page.waitForLoadState('networkidle');
  const marks = await page.evaluate(readMarks);
  const answered = await page.evaluate(answerOnce);
  return { ...counted, marks, answered };
}

/** Runs in the page: taps the first answer, or writes one, and waits for another question to be drawn. */
async function answerOnce(): Promise<number> {
  const root = document.querySelector('medspil-chat')?.shadowRoot;
  const question = (): string | null | undefined => root?.querySelector('.ask h2')?.textContent;
  const before = question();
  const pen = root?.querySelector('textarea');
  if (pen != null) {
    pen.value = 'Jeg vil gerne have mere ro på';
    pen.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const begun = performance.now();
  root?.querySelector<HTMLElement>('.ask [role=group] button')?.click();
  for (;;) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = question();
    if (now !== undefined && now !== null && now !== before) return performance.now() - begun;
    if (performance.now() - begun > 30_000) throw new Error('No other question came within 30 seconds');
  }
}

/** A first visit with nothing kept, and the next one of the same citizen. */
async function visits(browser: Browser, url: string): Promise<{ readonly cold: Visit; readonly warm: Visit }> {
  const context = await browser.newContext({ viewport: phone, locale: 'da-DK', deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  try {
    const first = await context.newPage();
    const cold = await visit(first, url);
    await first.close();
    return { cold, warm: await visit(await context.newPage(), url) };
  } finally {
    await context.close();
  }
}

function figuresOf(name: string, all: readonly Visit[]): readonly Figure[] {
  const middle = (of: (one: Visit) => number): number => median(all.map(of));
  const bytes = (one: Visit): number => [...one.files.values()].reduce((sum, size) => sum + size, 0);
  const [last] = all.slice(-1);
  return [
    { name: `${name}: first paint`, value: middle((one) => one.marks.painted), unit: 'ms' },
    { name: `${name}: first words of the robot can be read`, value: middle((one) => one.marks.words ?? Number.NaN), unit: 'ms' },
    { name: `${name}: conversation stands`, value: middle((one) => one.marks.message ?? Number.NaN), unit: 'ms' },
    { name: `${name}: first question can be answered`, value: middle((one) => one.marks.usable ?? Number.NaN), unit: 'ms' },
    { name: `${name}: from an answer to the next question`, value: middle((one) => one.answered), unit: 'ms' },
    { name: `${name}: layout shift`, value: middle((one) => one.marks.shift), unit: '(at most 0.1 is good)' },
    { name: `${name}: requests up to the question`, value: middle((one) => one.requests), unit: '' },
    { name: `${name}: over the line up to the question`, value: middle(bytes) / 1000, unit: 'kB' },
    ...[...(last?.files ?? [])].map(([path, size]) => ({ name: `${name}:   ${path}`, value: size / 1000, unit: 'kB' })),
  ];
}

/** The page of a citizen who is new, and who comes back; several times each, and the middle of it. */
export async function benchPage(effort: Effort): Promise<Finding> {
  const folder = await makeFolder();
  const product = await Product.start(folder.path);
  const browser = await launchBrowser();
  try {
    const url = `${product.url}/`;
    // The first one warms the browser and the server up and is not counted.
    await visits(browser, url);
    const cold: Visit[] = [];
    const warm: Visit[] = [];
    for (let round = 0; round < (effort.quick ? 3 : 9); round += 1) {
      const both = await visits(browser, url);
      cold.push(both.cold);
      warm.push(both.warm);
    }
    const first = median(cold.map(({ marks }) => marks.words ?? Number.NaN)) / 1000;
    return {
      bench: 'page',
      figures: [...figuresOf('new', cold), ...figuresOf('back', warm)],
      goals: [{ name: 'a new citizen can read the first message', figure: first, compare: 'at most', goal: 2, unit: 's' }],
    };
  } finally {
    await browser.close();
    await product.close();
    await folder.remove();
  }
}
