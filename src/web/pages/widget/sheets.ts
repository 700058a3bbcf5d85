/**
 * The sheets of the widget, and the look that the citizen's page shares with it. They are a file of their own: it comes over the line while
 * words and conversation are asked for, where in the script it would keep these waiting, and the page needs no second copy.
 */
import address from './sheets.css' with { type: 'address' };

/** Constructed sheets: a strict policy on inline styles does not touch them, and one serves any number of roots. */
export interface Sheets {
  /** What the widget and our own pages share. */
  readonly look: CSSStyleSheet;
  /** The conversation; to be laid over the look. */
  readonly widget: CSSStyleSheet;
}

/** Milliseconds until sheets that could not be had are asked for again. */
const again = 3000;
let fetched: Promise<Sheets> | undefined;

/** The sheets, fetched once for all elements of a page; it waits until they can be had. */
export function fetchSheets(): Promise<Sheets> {
  fetched ??= bring();
  return fetched;
}

async function bring(): Promise<Sheets> {
  for (;;) {
    const text = await read();
    if (text !== undefined) {
      const [look = '', widget = ''] = text.split('\n');
      return { look: made(look), widget: made(widget) };
    }
    await new Promise((resolve) => setTimeout(resolve, again));
  }
}

/** From where the script came from, which on pages of others is not where the page did. */
async function read(): Promise<string | undefined> {
  try {
    const response = await fetch(new URL(address, import.meta.url));
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

/** A constructed sheet with this text. */
export function made(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
