/** Signing in with MitID: out to the broker and back, with what belongs together sealed in the browser's own cookie. */
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Context } from '../../conversation/context.ts';
import { enterByMitid, mitidAccount } from '../../identity/mitid.ts';
import { readSecret } from '../../identity/secret.ts';
import { WebError } from '../errors.ts';
import { isOwnOrigin, ownOriginOf } from '../headers.ts';
import { happened, mitidPath, type Way } from './bodies.ts';
import type { Broker } from './broker.ts';
import type { Visit } from './page.ts';
import { withCode } from './return.ts';
import { go, lost, page, type PageParts, Person, queryOf, unknownPerson, wayOf } from './routes-pages.ts';
import { addressOf, Challenge } from './routes-session.ts';

const callback = '/signin/mitid/callback';

/** What the browser must bring back from the broker. */
const Pending = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  home: z.string(),
  challenge: Challenge,
  language: z.string(),
  /** The invitation that this browser has shown goes with it. */
  invitation: z.boolean(),
});
type Pending = z.infer<typeof Pending>;
const Invitation = z.strictObject({ secret: z.string() });
const Given = z.strictObject({ secret: z.string().max(500) });

/** What MitID needs beside what the pages do. */
export interface MitidParts extends PageParts {
  readonly broker: Broker;
  /** Names persons by it; 32 bytes or more. */
  readonly key: Uint8Array;
}

/** `GET /signin/mitid`, `GET /signin/mitid/callback` and `POST /signin/mitid/invitation`. */
export function mountMitid(server: Server, context: Context, parts: MitidParts): void {
  const { sealed, pages, broker } = parts;
  // The secret of an invitation is in no address: the page hands it over by this, and it waits in the browser, unused.
  server.post('/signin/mitid/invitation', async (request: Request, response: Response) => {
    parts.limit(addressOf(request));
    if (!isOwnOrigin(request, parts.doors)) throw new WebError('foreign-origin');
    const secret = readSecret(Given.safeParse(request.body).data?.secret ?? '');
    if (secret === undefined) throw new WebError('invitation-over');
    response.setHeader('Set-Cookie', await sealed.seal('invitation', { secret }));
    response.send(204);
  });
  server.get(
    '/signin/mitid',
    page(context, parts, async (request, response, visit) => {
      const query = queryOf(request);
      const way = wayOf(request, parts, query);
      if (way === undefined) return lost(pages, response, visit);
      const { language } = visit;
      const invitation = query.has('invitation');
      const began = await broker.begin(ownOriginOf(request, parts.doors) + callback, language);
      if (began === undefined) return told(parts, response, visit, { kind: 'failed', way, invitation });
      const pending: Pending = { ...began.begun, ...way, language, invitation };
      response.setHeader('Set-Cookie', await sealed.seal('mitid', pending));
      go(response, began.url);
    }),
  );
  server.get(
    callback,
    page(context, parts, async (request, response, visit) => {
      const pending = await sealed.open('mitid', request, Pending);
      // Another tab may have begun anew meanwhile: what comes back then is not what this browser waits for.
      if (pending === undefined || pending.state !== queryOf(request).get('state')) {
        return pages.send(response, visit, {
          status: 400,
          title: visit.w('late.title'),
          main: happened(visit, visit.w('late.text'), { again: '/signin' }),
        });
      }
      response.setHeader('Set-Cookie', [sealed.away('mitid')]);
      await comeBack({ context, parts, request, response }, pages.visit(request, pending.language), pending);
    }),
  );
}

interface Asked {
  readonly context: Context;
  readonly parts: MitidParts;
  readonly request: Request;
  readonly response: Response;
}

async function comeBack({ context, parts, request, response }: Asked, visit: Visit, pending: Pending): Promise<void> {
  const { sealed, doors } = parts;
  const way: Way = { home: pending.home, challenge: pending.challenge };
  const shown = pending.invitation ? await sealed.open('invitation', request, Invitation) : undefined;
  const invitation = shown !== undefined;
  const current = new URL(request.url ?? '', ownOriginOf(request, doors));
  const answered = await parts.broker.finish(current, pending);
  if (answered.kind !== 'person') return told(parts, response, visit, { kind: answered.kind, way, invitation });
  const account = mitidAccount(parts.key, answered);
  const entry = await enterByMitid(context, account, shown && { ...shown, challenge: way.challenge });
  switch (entry.kind) {
    case 'in':
      response.setHeader('Set-Cookie', [sealed.away('mitid'), sealed.away('invitation'), sealed.away('person')]);
      return go(response, withCode(new URL(way.home), await parts.codes.make(entry.citizen, way.challenge)));
    case 'unknown': {
      const person: z.infer<typeof Person> = { account, challenge: way.challenge };
      response.setHeader('Set-Cookie', [sealed.away('mitid'), await sealed.seal('person', person)]);
      return unknownPerson(parts, response, visit, way);
    }
    case 'over':
    case 'other':
      response.setHeader('Set-Cookie', [sealed.away('mitid'), sealed.away('invitation')]);
      return told(parts, response, visit, { kind: entry.kind, way, invitation: false });
    default:
      return entry satisfies never;
  }
}

interface Told {
  readonly kind: 'cancelled' | 'level' | 'failed' | 'over' | 'other';
  readonly way: Way;
  /** The way begins again with the invitation that the browser still carries. */
  readonly invitation: boolean;
}

/** A page that says what happened in our own words: never in the broker's. */
function told({ pages }: MitidParts, response: Response, visit: Visit, { kind, way, invitation }: Told): void {
  const { w, language } = visit;
  const again = kind === 'over' || kind === 'other' ? {} : { again: mitidPath(way, language, invitation) };
  const status = kind === 'failed' ? 502 : 400;
  pages.send(response, visit, { status, title: w(`${kind}.title`), main: happened(visit, w(`${kind}.text`), again) });
}
