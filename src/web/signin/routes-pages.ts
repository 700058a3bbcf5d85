/** The sign-in pages: the ways in, the door of an invitation, and the form for a code. */
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Context } from '../../conversation/context.ts';
import { openInvitation } from '../../identity/invitation.ts';
import { enterByMitid, type MitidEntry } from '../../identity/mitid.ts';
import { readSecret } from '../../identity/secret.ts';
import { errorWords, toldError, WebError } from '../errors.ts';
import { isOwnOrigin, ownOriginOf } from '../headers.ts';
import { codeForm, happened, invitationDoor, waysIn, type Way } from './bodies.ts';
import type { SignInPages, Visit } from './page.ts';
import { readReturn, withCode } from './return.ts';
import { addressOf, Challenge, type SignInParts } from './routes-session.ts';
import type { Sealed } from './sealed.ts';

/** What the pages need beside what the scripts' ends do. */
export interface PageParts extends SignInParts {
  readonly pages: SignInPages;
  readonly sealed: Sealed;
  /** MitID is set up. */
  readonly mitid: boolean;
}

/** Whose MitID it is that nobody knows yet, and the one sign-in that it is of: the next person at the same computer begins another. */
export const Person = z.strictObject({ account: z.string(), challenge: Challenge });
const Typed = z.object({ code: z.string().max(500), return: z.string(), challenge: Challenge, lang: z.string().max(35).optional() });

/** `GET /signin`, `GET /invitation` and `POST /signin/code`. */
export function mountPageRoutes(server: Server, context: Context, parts: PageParts): void {
  const { pages, mitid } = parts;
  server.get(
    '/signin',
    page(context, parts, async (request, response, visit) => {
      const query = queryOf(request);
      const begins = !query.has('return') && !query.has('challenge');
      const way = begins ? undefined : wayOf(request, parts, query);
      if (!begins && way === undefined) return lost(pages, response, visit);
      const shown = { title: visit.w('title'), main: waysIn(visit, { mitid, ...(way !== undefined && { way }) }), here: urlOf(request) };
      pages.send(response, visit, { ...shown, ...leadsTo(way) });
    }),
  );
  server.get(
    '/invitation',
    page(context, parts, async (request, response, visit) => {
      pages.send(response, visit, { title: visit.w('invitation.title'), main: invitationDoor(visit, mitid), here: urlOf(request) });
    }),
  );
  // A page that came of the form, loaded anew.
  server.get('/signin/code', async (_request: Request, response: Response) => go(response, '/signin'));
  server.post(
    '/signin/code',
    page(context, parts, async (request, response, visit) => {
      if (!isOwnOrigin(request, parts.doors)) throw new WebError('foreign-origin');
      const given = Typed.safeParse(request.body);
      const way = given.success
        ? wayOf(request, parts, new URLSearchParams({ return: given.data.return, challenge: given.data.challenge }))
        : undefined;
      if (!given.success || way === undefined) return lost(pages, response, visit);
      await takeCode({ context, parts, request, response, visit }, way, given.data.code);
    }),
  );
}

interface Asked {
  readonly context: Context;
  readonly parts: PageParts;
  readonly request: Request;
  readonly response: Response;
  readonly visit: Visit;
}

async function takeCode(asked: Asked, way: Way, code: string): Promise<void> {
  const { context, parts, request, response, visit } = asked;
  const { w } = visit;
  const { challenge } = way;
  const again = (problem: string): void => {
    const main = waysIn(visit, { mitid: parts.mitid, way, typed: { code: shownAgain(code), problem } });
    parts.pages.send(response, visit, { status: 400, title: w('title'), main, ...leadsTo(way) });
  };
  const secret = readSecret(code);
  if (secret === undefined) return again(w('code-unread'));
  const person = await parts.sealed.open('person', request, Person);
  const entry: MitidEntry =
    person?.challenge !== challenge
      ? entryOf(await openInvitation(context, { secret, challenge }))
      : await enterByMitid(context, person.account, { secret, challenge });
  switch (entry.kind) {
    case 'in':
      response.setHeader('Set-Cookie', [parts.sealed.away('person'), parts.sealed.away('invitation')]);
      return go(response, withCode(new URL(way.home), await parts.codes.make(entry.citizen, challenge)));
    case 'other':
      return parts.pages.send(response, visit, { status: 400, title: w('other.title'), main: happened(visit, w('other.text')) });
    case 'over':
    case 'unknown':
      return again(`${w('over.title')}. ${w('over.text')} ${w('over.typed')}`);
    default:
      return entry satisfies never;
  }
}

/** What looks like a code is shown again to be put right, for it is long to type; anything else may be a person's words and is not. */
function shownAgain(typed: string): string {
  const code = (typed.split('#').at(-1) ?? '').replaceAll(/[\s.–-]/g, '');
  return /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9_]{1,34}$/.test(code) ? typed : '';
}

function entryOf(citizen: string | undefined): MitidEntry {
  return citizen === undefined ? { kind: 'over' } : { kind: 'in', citizen };
}

/** A route that answers in HTML, also where it fails. */
export function page(
  context: Context,
  parts: PageParts,
  answer: (request: Request, response: Response, visit: Visit) => Promise<void>,
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    const body: unknown = request.body;
    const typed = typeof body === 'object' && body !== null && 'lang' in body ? String(body.lang) : undefined;
    const visit = parts.pages.visit(request, typed ?? queryOf(request).get('lang') ?? undefined);
    try {
      parts.limit(addressOf(request));
      await answer(request, response, visit);
    } catch (error) {
      const told = toldError(request, error, context.log);
      if (told.retryAfter !== undefined) response.setHeader('Retry-After', String(told.retryAfter));
      const text = errorWords(context.scripts.main.catalogue, visit.language, told);
      parts.pages.send(response, visit, { status: told.status, title: visit.w('trouble.title'), main: happened(visit, text) });
    }
  };
}

/** The way that the query names, if it leads to a page of ours or of a listed site. */
export function wayOf(request: Request, { doors }: Pick<PageParts, 'doors'>, query: URLSearchParams): Way | undefined {
  const home = readReturn(query.get('return') ?? undefined, [ownOriginOf(request, doors), ...doors.embedOrigins]);
  const challenge = Challenge.safeParse(query.get('challenge'));
  return home === undefined || !challenge.success ? undefined : { home: home.href, challenge: challenge.data };
}

/** The page for an address that leads nowhere. */
export function lost(pages: SignInPages, response: Response, visit: Visit): void {
  pages.send(response, visit, { status: 400, title: visit.w('lost.title'), main: happened(visit, visit.w('lost.text')) });
}

/** The page for somebody with a MitID that nobody knows yet. */
export function unknownPerson({ pages }: Pick<PageParts, 'pages'>, response: Response, visit: Visit, way: Way): void {
  const main = happened(visit, visit.w('unknown.text'), { code: codeForm(visit, { way, go: true }) });
  pages.send(response, visit, { title: visit.w('unknown.title'), main, ...leadsTo(way) });
}

/** 303: whatever was sent is never sent again by going back. */
export function go(response: Response, to: string): void {
  response.setHeader('Location', to);
  response.send(303);
}

/** What stands after `?` in the address. */
export function queryOf(request: Request): URLSearchParams {
  return urlOf(request).searchParams;
}

function urlOf(request: Request): URL {
  return new URL(request.url ?? '/', 'http://localhost');
}

function leadsTo(way: Way | undefined): { readonly leadsTo?: string } {
  return way === undefined ? {} : { leadsTo: new URL(way.home).origin };
}
