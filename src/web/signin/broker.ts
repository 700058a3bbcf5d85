/** The MitID broker, by OpenID Connect: authorization code with PKCE, state and nonce. Nothing but who and how surely is read of its answer. */
import * as client from 'openid-client';
import type { Log } from '../../ports.ts';

/** Which broker, and which of its claims count. */
export interface BrokerSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** The claim that tells persons apart. */
  readonly subjectClaim: string;
  /** Claim with the level of assurance, and the values that are high enough. */
  readonly level?: { readonly claim: string; readonly accepted: readonly string[] };
}
/** What only the browser that began may bring back. */
export interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}
/** `cancelled`: the person stopped. `level`: not sure enough. `failed`: anything else; the log has its kind. */
export type Answered =
  | { readonly kind: 'person'; readonly issuer: string; readonly subject: string }
  | { readonly kind: 'cancelled' | 'level' | 'failed' };

/** Seconds that the broker has for each answer. */
const patience = 10;
/** No name of a person may be one, whatever the broker puts in the claim. */
const cpr = /^\d{6}-?\d{4}$/;

/** Asks one broker. What it says of itself is read when it is first needed, and anew after anything has gone wrong. */
export class Broker {
  readonly #settings: BrokerSettings;
  readonly #log: Log;
  #known: Promise<client.Configuration> | undefined;

  constructor(settings: BrokerSettings, log: Log) {
    this.#settings = settings;
    this.#log = log;
  }

  /** Where to send the browser; absent while the broker cannot be reached. `redirect`: where it comes back. */
  async begin(redirect: string, language: string): Promise<{ readonly url: string; readonly begun: Begun } | undefined> {
    const begun = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
    try {
      const url = client.buildAuthorizationUrl(await this.#configuration(), {
        redirect_uri: redirect,
        scope: this.#settings.scope,
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
        ui_locales: language,
        // Whoever used this computer before may still be signed in at the broker.
        prompt: 'login',
      });
      return { url: url.href, begun };
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  /** Who came back. `current`: the address that the broker sent the browser to. */
  async finish(current: URL, { state, nonce, verifier }: Begun): Promise<Answered> {
    try {
      const configuration = await this.#configuration();
      const tokens = await client.authorizationCodeGrant(configuration, current, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      return this.#read(await this.#claims(configuration, tokens));
    } catch (error) {
      if (error instanceof client.AuthorizationResponseError && error.error === 'access_denied') return { kind: 'cancelled' };
      this.#failed(error);
      return { kind: 'failed' };
    }
  }

  /** Brokers put what they know in the ID token or behind their userinfo address; that is asked only where something is missing. */
  async #claims(
    configuration: client.Configuration,
    tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
  ): Promise<Readonly<Record<string, unknown>>> {
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('The broker gave no ID token');
    const { subjectClaim, level } = this.#settings;
    const missing = [subjectClaim, level?.claim].some((name) => name !== undefined && claims[name] === undefined);
    if (!missing || configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
    return { ...(await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
  }

  #read(claims: Readonly<Record<string, unknown>>): Answered {
    const { subjectClaim, level } = this.#settings;
    const subject = claims[subjectClaim];
    if (typeof subject !== 'string' || subject === '' || cpr.test(subject)) {
      this.#log.warn('mitid.subject-unfit', { cpr: typeof subject === 'string' && cpr.test(subject) });
      return { kind: 'failed' };
    }
    if (level !== undefined && !level.accepted.includes(String(claims[level.claim]))) {
      this.#log.info('mitid.level-too-low');
      return { kind: 'level' };
    }
    return { kind: 'person', issuer: String(claims['iss']), subject };
  }

  #configuration(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const insecure = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
    this.#known ??= client.discovery(new URL(issuer), clientId, undefined, proofOf(clientSecret), {
      timeout: patience,
      // The ID token is checked by the broker's own key, though it comes straight from the broker.
      execute: [...insecure, client.enableNonRepudiationChecks],
    });
    return this.#known;
  }

  /** The kind of the error alone: its message may hold what the broker has said of a person. */
  #failed(error: unknown): void {
    this.#known = undefined;
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'none';
    this.#log.warn('mitid.failed', { error: error instanceof Error ? error.name : 'unknown', reason: code });
  }
}

/** The secret in the header, as OpenID Connect has it where nothing else is said, or in the body for a broker that takes it there alone. */
function proofOf(secret: string): client.ClientAuth {
  return (broker, ...rest) => {
    const inHeader = broker.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true;
    (inHeader ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret))(broker, ...rest);
  };
}
