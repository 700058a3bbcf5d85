/** The real Chromium that the browser tests drive: one named by `CHROMIUM_PATH`, or the one that comes in a package. */
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as driver, type Page } from 'playwright-core';

/** Widths that stand for the two kinds of reader. */
export const phone = { width: 390, height: 844 } as const;
export const desk = { width: 1366, height: 768 } as const;

/**
 * Starts Chromium. The package's own list of arguments is left alone: it turns web security off, and then a page that
 * breaks its content policy would pass. `--no-sandbox` is for machines where the tests run as root. `features`: what a test asks of Chromium
 * beside what readers have.
 */
export async function launchBrowser(features: readonly string[] = []): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  const executablePath = named === undefined || named === '' ? await chromium.executablePath() : named;
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', ...features];
  return driver.launch({ executablePath, headless: true, args });
}

/** A reader of one page, with cookies and storage of their own. */
export interface Reader {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of scripts and of the content policy, as they came. A test ends by finding none. */
  readonly errors: string[];
}

/** What the browser itself notes in a healthy story: the network was taken away, or nobody has signed in yet. */
const expected = /ERR_INTERNET_DISCONNECTED|status of 401/;

/** Opens a browser window of its own at this size. Motion is off, so that a test never waits for it. */
export async function openReader(
  browser: Browser,
  base: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<Reader> {
  const context = await browser.newContext({
    baseURL: base,
    viewport,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) errors.push(message.text());
  });
  return { context, page, errors };
}
