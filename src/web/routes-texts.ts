/** The pages' own words, flat and by language. */
import type { Request, Response, Server } from 'restify';
import type { Catalogue } from '../messages/types.ts';
import { WebError } from './errors.ts';
import { makeSheet, sendSheet, type Sheet } from './pages.ts';

const files = ['page', 'desk'] as const;
/** Words that the server itself puts on pages and in answers: no script needs them, and a prepaid phone would pay for them. */
const served = ['page.signin.', 'page.server.', 'page.plain'];

/**
 * `GET /api/texts/:language/page|desk`. Made ready when first asked for, and anew when another version is published.
 *
 * @param catalogue that of the version that runs, at each look
 */
export function mountTexts(server: Server, catalogue: () => Catalogue): void {
  const ready = new WeakMap<Catalogue, Map<string, Promise<Sheet>>>();
  const sheetOf = (now: Catalogue, language: string, file: (typeof files)[number]): Promise<Sheet> => {
    const sheets = ready.get(now) ?? new Map<string, Promise<Sheet>>();
    ready.set(now, sheets);
    const name = `${language}/${file}`;
    const body = (): Buffer => Buffer.from(JSON.stringify(forScripts(now.flat(language, file))));
    const sheet = sheets.get(name) ?? makeSheet(body(), 'application/json; charset=utf-8', 'no-cache');
    sheets.set(name, sheet);
    return sheet;
  };
  server.get('/api/texts/:language/:file', async (request: Request, response: Response) => {
    const wanted = request.params as { readonly language: string; readonly file: string };
    const now = catalogue();
    const file = files.find((one) => one === wanted.file);
    if (file === undefined || !now.languages.includes(wanted.language)) throw new WebError('not-found');
    sendSheet(request, response, await sheetOf(now, wanted.language, file));
  });
}

function forScripts(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts).filter(([key]) => !served.some((start) => key.startsWith(start))));
}
