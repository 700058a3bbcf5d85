/** The plan on paper: a PDF to keep, and a page to print. The citizen's own by token, the caseworker's by cookie and audience. */
import { createHash } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Context } from '../conversation/context.ts';
import { printPage } from '../paper/html.ts';
import type { Sheet } from '../paper/sheet.ts';
import { paperCss } from '../paper/style.ts';
import type { Printer } from '../ports.ts';
import { citizenPaper, staffPaper } from '../review/paper.ts';
import { signedInOf, type ReadToken } from './citizen-auth.ts';
import { WebError } from './errors.ts';
import type { StaffAuth } from './staff-auth.ts';

/** What the routes work with. `url`: the address of the citizen's page, where the house has one; it is printed on the paper. */
export interface Press {
  readonly printer: Printer;
  readonly read: ReadToken;
  readonly auth: StaffAuth;
  readonly url?: string;
}

const Wanted = z.strictObject({ revision: z.exactOptional(z.coerce.number().int().min(1).max(100_000)) });
const StaffWanted = Wanted.extend({ audience: z.enum(['citizen', 'mentor']).default('citizen') });

/** The page's own style is the only thing that it may use. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(paperCss).digest('base64')}'`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * `GET /api/citizen/plan.pdf` and `/api/citizen/plan/print`, by default of the plan that counts, `?revision=2` of another one;
 * `GET /api/staff/citizens/:id/plan.pdf` and `/plan/print`, `?audience=citizen|mentor`.
 */
export function mountPaper(server: Server, context: Context, { printer, read, auth, url }: Press): void {
  const address = url === undefined ? {} : { url };
  const own = async (request: Request): Promise<Sheet> => {
    const { citizen } = await signedInOf(request, read);
    return found(await citizenPaper(context, citizen, { ...asked(request, Wanted), ...address }));
  };
  const handed = async (request: Request): Promise<Sheet> => {
    const { caseworker } = await auth.session(request);
    const citizen = String((request.params as { readonly id?: unknown }).id);
    return found(await staffPaper(context, { caseworker, citizen }, { ...asked(request, StaffWanted), ...address }));
  };
  for (const [path, sheetOf] of [
    ['/api/citizen/plan', own],
    ['/api/staff/citizens/:id/plan', handed],
  ] as const) {
    server.get(`${path}.pdf`, async (request: Request, response: Response) => {
      const bytes = await printer.pdf(await sheetOf(request));
      // The name says what it is and when it was fetched, and nothing of anybody.
      const name = `min-plan-${context.clock.now().slice(0, 10)}.pdf`;
      write(response, Buffer.from(bytes), { 'Content-Type': 'application/pdf', 'Content-Disposition': `attachment; filename="${name}"` });
    });
    server.get(`${path}/print`, async (request: Request, response: Response) => {
      const page = Buffer.from(printPage(await sheetOf(request)));
      write(response, page, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy });
    });
  }
}

function write(response: Response, body: Buffer, headers: Readonly<Record<string, string>>): void {
  response.writeHead(200, { ...headers, 'Cache-Control': 'no-store', 'Content-Length': String(body.length) });
  response.end(body);
}

function asked<T>(request: Request, shape: z.ZodType<T>): T {
  const query = Object.fromEntries(new URL(request.url ?? '', 'http://house').searchParams);
  const parsed = shape.safeParse(query);
  if (!parsed.success) throw new WebError('bad-request');
  return parsed.data;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new WebError('not-found');
  return value;
}
