/** The pages' own words, flat and by language. */
import type { Request, Response, Server } from 'restify';
import type { Catalogue } from '../messages/types.ts';
import { WebError } from './errors.ts';
import { makeSheet, sendSheet, type Sheet } from './pages.ts';

const files = ['page', 'desk'] as const;

/** `GET /api/texts/:language/page|desk`. Made ready once: the texts do not change while the server runs. */
export async function mountTexts(server: Server, catalogue: Catalogue): Promise<void> {
  const sheets = new Map<string, Sheet>();
  for (const language of catalogue.languages) {
    for (const file of files) {
      const body = Buffer.from(JSON.stringify(catalogue.flat(language, file)));
      sheets.set(`${language}/${file}`, await makeSheet(body, 'application/json; charset=utf-8', 'no-cache'));
    }
  }
  server.get('/api/texts/:language/:file', async (request: Request, response: Response) => {
    const { language, file } = request.params as { readonly language: string; readonly file: string };
    const sheet = sheets.get(`${language}/${file}`);
    if (sheet === undefined) throw new WebError('not-found');
    sendSheet(request, response, sheet);
  });
}
