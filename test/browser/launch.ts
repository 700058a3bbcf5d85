/** Tries whether Chromium starts on this machine, opens an empty page and ends. `.ci/run` asks this before the tests. */
import { launchBrowser } from './browser.ts';

const browser = await launchBrowser();
await (await browser.newPage()).setContent('<p>ok</p>');
await browser.close();
