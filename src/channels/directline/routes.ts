/** Direct Line 3.0 on the wire: paths, headers, status codes and the upgrade to a stream. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Request, Response, Server } from 'restify';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Context } from '../../conversation/context.ts';
import { Refusal } from '../refusal.ts';
import { Buckets, type Limits } from './limits.ts';
import { type Entered, Line, type LineOptions } from './line.ts';
import { sendPacked } from './packed.ts';
import { Streams } from './streams.ts';
import type { Holder } from './tokens.ts';

const base = '/v3/directline';
const streamPath = /^\/v3\/directline\/conversations\/([^/?]+)\/stream$/;
/** Bytes that a client may send over a stream: signs of life, nothing more. */
const streamPayload = 1024;

const Asked = z.looseObject({ user: z.looseObject({ id: z.string().max(200) }).nullish(), locale: z.string().max(35).nullish() }).nullish();

/** What the wire needs beside the line: how much may be asked, and by which names the server is known. */
export interface DirectLineOptions extends LineOptions {
  readonly limits: Limits;
  /** Origin that browsers use; absent, the one that the request came by. */
  readonly publicUrl?: string;
  /** Whether a request came by a name that is ours. Asked for streams, which do not pass the server's own checks. */
  readonly isOurs: (request: IncomingMessage) => boolean;
  /** Whether it came from no page, or from one that may hold the widget. Asked for streams, for the same reason. */
  readonly isWelcome: (request: IncomingMessage) => boolean;
}
/** The channel while the server runs: to count its streams, and to end them before the server stops. */
export interface DirectLine {
  /** Streams now open. */
  readonly streams: () => number;
  /** Ends every stream; the clients come back by themselves. */
  close(): void;
}

/** Puts the channel on a server. */
export function mountDirectLine(server: Server, context: Context, options: DirectLineOptions): DirectLine {
  const desk = new Desk(context, options);
  const { holder, address, beginning } = options.limits;
  const buckets = {
    holder: new Buckets(holder, context.clock),
    address: new Buckets(address, context.clock),
    beginning: new Buckets(beginning, context.clock),
  };
  /** The holder of the request's token, within the limits. */
  const enter = async (request: Request): Promise<Holder> => {
    buckets.address.take(addressOf(request));
    const holder = await options.tokens.read(bearerOf(request));
    buckets.holder.take(holder.conversation);
    return holder;
  };
  server.post(`${base}/tokens/generate`, async (request: Request, response: Response) => {
    // A municipality's own server asks for all its citizens from one address.
    (desk.line.trusts(bearerOf(request)) ? buckets.address : buckets.beginning).take(addressOf(request));
    response.send(200, await desk.generate(request));
  });
  server.post(`${base}/tokens/refresh`, async (request: Request, response: Response) => {
    buckets.address.take(addressOf(request));
    response.send(200, await desk.line.refresh(bearerOf(request)));
  });
  /** As Direct Line has it, a conversation may be begun by the secret too; and by nobody in particular in the demo, or before signing in. */
  const open = context.demo || context.citizenSignIn === 'required';
  const beginner = async (request: Request): Promise<Holder> => {
    const bearer = bearerOf(request);
    const trusted = desk.line.trusts(bearer);
    if (!trusted && (bearer !== undefined || !open)) return enter(request);
    (trusted ? buckets.address : buckets.beginning).take(addressOf(request));
    return options.tokens.read((await desk.generate(request)).token);
  };
  server.post(`${base}/conversations`, async (request: Request, response: Response) => {
    const holder = await beginner(request);
    const entered = isLean(request) ? await desk.line.enterWhole(holder) : await desk.line.enter(holder);
    await sendPacked(request, response, entered.begun ? 201 : 200, desk.shown(request, entered));
  });
  server.get(`${base}/conversations/:id`, async (request: Request, response: Response) => {
    const entered = await desk.line.resume(await enter(request), idOf(request), watermarkOf(request));
    response.send(200, desk.shown(request, entered));
  });
  server.post(`${base}/conversations/:id/activities`, async (request: Request, response: Response) => {
    response.send(200, { id: await desk.line.post(await enter(request), idOf(request), request.body) });
  });
  server.get(`${base}/conversations/:id/activities`, async (request: Request, response: Response) => {
    response.send(
      200,
      await desk.line.activities(await enter(request), idOf(request), { watermark: watermarkOf(request), lean: isLean(request) }),
    );
  });
  return mountStreams(server, context, options);
}

/** Puts together what is asked of the line and what goes back. */
class Desk {
  readonly line: Line;
  readonly #options: DirectLineOptions;

  constructor(context: Context, options: DirectLineOptions) {
    this.line = new Line(context, options);
    this.#options = options;
  }

  generate(request: Request): ReturnType<Line['generate']> {
    const body = Asked.safeParse(request.body);
    if (!body.success) throw new Refusal('bad-message');
    const bearer = bearerOf(request);
    const user = body.data?.user?.id;
    const locale = body.data?.locale;
    return this.line.generate({ ...(bearer !== undefined && { bearer }), ...(user !== undefined && { user }), ...(locale && { locale }) });
  }

  shown(request: Request, entered: Entered): object {
    const { stream, begun: _begun, ...ticket } = entered;
    const origin = this.#options.publicUrl ?? `http://${request.headers.host ?? ''}`;
    const path = `${base}/conversations/${encodeURIComponent(entered.conversationId)}/stream`;
    return { ...ticket, streamUrl: `${origin.replace(/^http/, 'ws')}${path}?t=${stream}${isLean(request) ? '&lean=1' : ''}` };
  }
}

/** The token of a stream stands in its address, because browsers send no header with it. It is good for two minutes. */
function mountStreams(server: Server, context: Context, options: DirectLineOptions): DirectLine {
  const streams = new Streams(context);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: streamPayload, clientTracking: false });
  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const conversation = streamPath.exec(url.pathname)?.[1];
    if (conversation === undefined || !options.isOurs(request)) return refuse(socket, 404);
    if (!options.isWelcome(request)) return refuse(socket, 403);
    const { watermark, ...holder } = await options.tokens.readStream(url.searchParams.get('t') ?? undefined);
    if (holder.conversation !== decodeURIComponent(conversation)) return refuse(socket, 403);
    sockets.handleUpgrade(request, socket, head, (open) => streams.follow(open, holder, { watermark, lean: isLean(request) }));
  };
  server.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    upgrade(request, socket, head).catch((error: unknown) => refuse(socket, error instanceof Refusal ? error.statusCode : 400));
  });
  return { streams: () => streams.size, close: () => streams.close() };
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(request.headers.authorization ?? '')?.[1];
}

function addressOf(request: Request): string {
  return request.socket.remoteAddress ?? '';
}

/**
 * `?lean=1` is our own addition, and goes from the request into the address of the stream: the client draws cards itself, and wants all that
 * has been said with its ticket.
 */
function isLean(request: IncomingMessage): boolean {
  return new URL(request.url ?? '/', 'http://localhost').searchParams.get('lean') === '1';
}

function idOf(request: Request): string {
  return String((request.params as { readonly id?: unknown }).id);
}

/** Place in the transcript that was read last; none at all is the beginning. */
function watermarkOf(request: Request): number {
  const given = new URL(request.url ?? '/', 'http://localhost').searchParams.get('watermark') ?? '';
  const watermark = Number(given);
  if (!/^\d{0,12}$/.test(given)) throw new Refusal('bad-message');
  return watermark;
}
