/** What a widget may ask before anybody is known: where it may be shown, and whom to call. Nothing of it is secret. */
import type { Request, Response, Server } from 'restify';
import type { Context } from '../conversation/context.ts';
import { housePage } from '../review/citizen-page.ts';
import { languageOf } from './errors.ts';

/**
 * `GET /api/citizen/frames`: the listed origins, for a widget that finds itself inside a page of another one.
 * `GET /api/citizen/house?lang=da`: a `CitizenPage` without a citizen, for one whose person has been signed out.
 */
export function mountFrames(server: Server, context: Context, embedOrigins: readonly string[]): void {
  server.get('/api/citizen/frames', async (_request: Request, response: Response) => {
    response.send(200, { origins: embedOrigins });
  });
  server.get('/api/citizen/house', async (request: Request, response: Response) => {
    const { catalogue } = context.scripts.main;
    const asked = new URL(request.url ?? '/', 'http://localhost').searchParams.get('lang');
    const language = catalogue.languages.find((one) => one === asked) ?? languageOf(request, catalogue, 'da');
    response.send(200, housePage(context, language));
  });
}
