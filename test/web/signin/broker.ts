/**
 * A MitID broker for tests: the real, certified `oidc-provider` on loopback, with a page of its own where one chooses who to be. What it calls its
 * claims is what a Danish broker calls them.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** How sure the broker is of a person, by the person's name with it. */
export const persons = { bo: 'SUBSTANTIAL', ida: 'HIGH', eve: 'LOW' } as const;
export type PersonName = keyof typeof persons;

export interface TestBroker {
  readonly issuer: string;
  /** What Medspil is started with to use it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Lets a Medspil at that address in. Once, before anybody signs in. */
  readonly serves: (url: string) => void;
  /** Addresses that were asked for, to see what was not. */
  readonly asked: readonly string[];
  readonly stop: () => Promise<void>;
}

const client = { id: 'medspil', secret: 'a-secret-between-broker-and-medspil' };
/** Words that no page of ours may repeat. */
export const brokersOwnWords = 'UserAborted by 0101901234';

/** `inToken`: claims stand in the ID token, as some brokers have it; else they are behind the userinfo address. */
export async function startBroker({ inToken = false } = {}): Promise<TestBroker> {
  let provider: Provider | undefined;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (provider === undefined) {
      response.writeHead(503);
      return void response.end();
    }
    if (request.url?.startsWith('/interaction/')) return void interact(provider, request, response);
    provider.callback()(request, response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    asked,
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_SCOPE: 'openid mitid',
      OIDC_SUBJECT_CLAIM: 'mitid_uuid',
      OIDC_LOA_CLAIM: 'mitid_loa',
      OIDC_LOA: 'SUBSTANTIAL,HIGH',
    },
    serves: (url) => void (provider = quietly(() => providerFor(issuer, url, inToken))),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** It warns of keys and of a memory that are for tests alone: these are tests. */
function quietly<T>(make: () => T): T {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return make();
  } finally {
    console.warn = warn;
  }
}

function providerFor(issuer: string, url: string, inToken: boolean): Provider {
  return new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [`${url}/signin/mitid/callback`] }],
    claims: { openid: ['sub'], mitid: ['mitid_uuid', 'mitid_loa'] },
    conformIdTokenClaims: !inToken,
    cookies: { keys: ['a-key-of-the-test-broker'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_ctx: unknown, id: PersonName) => ({
      accountId: id,
      // `sub` differs by service at a real broker; what stays the same is the claim of its own.
      claims: () => ({ sub: id, mitid_uuid: `uuid-of-${id}`, mitid_loa: persons[id] }),
    }),
    interactions: { url: (_ctx: unknown, interaction: { readonly uid: string }) => `/interaction/${interaction.uid}` },
    async loadExistingGrant(ctx: { readonly oidc: GrantContext }) {
      const { oidc } = ctx;
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid mitid');
      await grant.save();
      return grant;
    },
    ttl: { Session: 1, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
  });
}

interface GrantContext {
  readonly provider: { readonly Grant: new (of: object) => { addOIDCScope(scope: string): void; save(): Promise<void> } };
  readonly client: { readonly clientId: string };
  readonly session: { readonly accountId: string };
}

/** The broker's own page: a button for each person, and one to give up. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    const buttons = [...Object.keys(persons), 'cancel'].map((name) => `<button name="who" value="${name}">${name}</button>`);
    response.writeHead(200, { 'content-type': 'text/html' });
    return void response.end(`<!doctype html><title>Broker</title><form method="post">${buttons.join('')}</form>`);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const who = new URLSearchParams(Buffer.concat(chunks).toString('utf8')).get('who') ?? '';
  const result =
    who === 'cancel' ? { error: 'access_denied', error_description: brokersOwnWords } : { login: { accountId: who, remember: false } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}
