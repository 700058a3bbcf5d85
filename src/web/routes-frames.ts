/** Which pages may hold the conversation in a frame. No secret: the page's own policy names them too. */
import type { Request, Response, Server } from 'restify';

/** `GET /api/citizen/frames`: the listed origins, for a widget that finds itself inside a page of another origin. */
export function mountFrames(server: Server, embedOrigins: readonly string[]): void {
  server.get('/api/citizen/frames', async (_request: Request, response: Response) => {
    response.send(200, { origins: embedOrigins });
  });
}
