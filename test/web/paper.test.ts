/** The plan on paper over the wire: for the citizen, for the caseworker who hands it over, and for nobody else. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CitizenPlan } from '../../src/review/views.ts';
import { ask, enter, post, type Ticket } from '../channels/talker.ts';
import { readPdf } from '../pdf/reader.ts';
import { begin, type Running } from './running.ts';

let running: Running;
let url = '';
let ticket: Ticket;
let citizen = '';
beforeAll(async () => {
  const begun = await begin();
  running = begun;
  ({ url } = begun);
  ticket = await enter(url);
  for (const text of ['det hele', 'ja', 'Jeg vil gerne <sove> bedre', 'Så jeg kan passe min søn']) await post(url, ticket, { text });
  [citizen = ''] = await running.app().context.store.citizens(running.app().context.municipality.id);
  return begun.stop;
});

const asCitizen = (path: string): Promise<Response> => ask(`${url}${path}`, { token: ticket.token });
const plan = async (): Promise<CitizenPlan> => (await (await asCitizen('/api/citizen/plan')).json()) as CitizenPlan;

async function cookieOf(caseworker: string): Promise<string> {
  const response = await fetch(`${url}/api/staff/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ caseworker }),
  });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

async function ownCaseworker(): Promise<{ readonly cookie: string; readonly other: string }> {
  const { store, municipality } = running.app().context;
  const { caseworker } = (await store.read(municipality.id, citizen))!.document;
  const stranger = municipality.caseworkers.find(({ id }) => id !== caseworker)!;
  return { cookie: await cookieOf(caseworker), other: await cookieOf(stranger.id) };
}

describe('The citizen', () => {
  it('gets a PDF whose name says nothing of anybody', async () => {
    const response = await asCitizen('/api/citizen/plan.pdf');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="min-plan-\d{4}-\d{2}-\d{2}\.pdf"$/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const read = readPdf(new Uint8Array(await response.arrayBuffer()));
    expect(read.title).toBe('Min plan');
    expect(read.root.text).toContain('»Jeg vil gerne <sove> bedre«');
    expect(read.root.text).toContain('Udkast. Gælder ikke endnu.');
  });

  it('gets the same on a page whose policy allows its own style and nothing else', async () => {
    const response = await asCitizen('/api/citizen/plan/print');
    const html = await response.text();
    expect(html).toContain('Jeg vil gerne &lt;sove&gt; bedre');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))).toString('base64');
    expect(policy).toContain(`'sha256-${hash}'`);
  });

  it('gets the plan of a revision, and is told where there is none', async () => {
    expect((await plan()).revision).toBe(1);
    expect((await asCitizen('/api/citizen/plan.pdf?revision=1')).status).toBe(200);
    expect((await asCitizen('/api/citizen/plan.pdf?revision=2')).status).toBe(404);
    expect((await asCitizen('/api/citizen/plan.pdf?revision=one')).status).toBe(400);
    expect((await asCitizen('/api/citizen/plan.pdf?citizen=other')).status).toBe(400);
    expect(((await (await asCitizen('/api/citizen/plan/versions/1')).json()) as CitizenPlan).status).toBe('draft');
    expect((await asCitizen('/api/citizen/plan/versions/7')).status).toBe(404);
    expect((await asCitizen('/api/citizen/plan/versions/x')).status).toBe(404);
  });

  it('needs the token, and a plan with a line', async () => {
    expect((await ask(`${url}/api/citizen/plan.pdf`)).status).toBe(401);
    expect((await ask(`${url}/api/citizen/plan/print`)).status).toBe(401);
    const other = await enter(url);
    expect((await ask(`${url}/api/citizen/plan.pdf`, { token: other.token })).status).toBe(404);
  });
});

describe('The mentor', () => {
  it('gets only what the citizen has released, on paper from the caseworker, and it is recorded', async () => {
    const { cookie, other } = await ownCaseworker();
    const paper = (query: string, by = cookie): Promise<Response> =>
      fetch(`${url}/api/staff/citizens/${citizen}/plan.pdf${query}`, { headers: { cookie: by } });
    expect((await paper('?audience=mentor')).status).toBe(404);
    const [line] = (await plan()).lines;
    const release = (body: unknown): Promise<Response> => ask(`${url}/api/citizen/plan/release`, { token: ticket.token, body });
    expect((await release({ line: line!.id, of: 'other', released: true })).status).toBe(409);
    expect((await release({ line: line!.id, of: line!.release!.of, released: 'yes' })).status).toBe(400);
    const after = (await (await release({ line: line!.id, of: line!.release!.of, released: true })).json()) as CitizenPlan;
    expect(after.lines[0]?.release?.to).toEqual(['mentor']);
    const read = readPdf(new Uint8Array(await (await paper('?audience=mentor')).arrayBuffer()));
    expect(read.root.text).toContain('»Jeg vil gerne <sove> bedre«');
    expect(read.root.text).not.toContain('passe min søn');
    expect((await paper('')).status).toBe(200);
    expect((await paper('?audience=everybody')).status).toBe(400);
    expect((await paper('', other)).status).toBe(404);
    expect((await paper('', '')).status).toBe(401);
    const audit = await running.app().context.store.audit(running.app().context.municipality.id, citizen);
    expect(audit.map(({ action }) => action).filter((action) => action.startsWith('plan.'))).toEqual([
      'plan.released',
      'plan.printed.mentor',
      'plan.printed.citizen',
    ]);
    expect(JSON.stringify(audit)).not.toContain(line!.id.concat('"'));
  });
});
