import { describe, expect, it } from 'vitest';
import { isLoopback } from '../src/config-values.ts';
import { configLine, parseConfig } from '../src/config.ts';

const secret = 'x'.repeat(32);

function faultsOf(environment: Record<string, string>): readonly string[] {
  const result = parseConfig(environment);
  return result.ok ? [] : result.faults.map((fault) => fault.variable);
}

describe('The environment', () => {
  it('may be empty: a demo on this machine alone', () => {
    expect(parseConfig({})).toEqual({
      ok: true,
      config: {
        port: 3978,
        host: '127.0.0.1',
        dataDir: './data',
        erasureLedger: './data.erased.jsonl',
        auditCheckpoints: './data.audit.jsonl',
        defaultLanguage: 'da',
        uncheckedLanguages: [],
        embedOrigins: [],
        citizenSignIn: 'open',
        sessionDays: 30,
        retention: { anonymousDays: 30 },
        log: 'info',
        demo: true,
      },
    });
  });
  it('is taken as it is set', () => {
    const environment = {
      PORT: '0',
      HOST: '[::1]',
      DATA_DIR: 'somewhere',
      PUBLIC_URL: 'http://medspil.example/',
      TOKEN_SECRET: secret,
      DIRECT_LINE_SECRET: secret,
      DEFAULT_LANGUAGE: 'en',
      UNCHECKED_LANGUAGES: 'ar, uk',
      EMBED_ORIGINS: 'https://www.kommune.example/, http://127.0.0.1:8080,https://www.kommune.example',
      CITIZEN_SIGN_IN: 'required',
      CITIZEN_SESSION_DAYS: '90',
      RETENTION_ANONYMOUS_DAYS: '7',
      RETENTION_CITIZEN_MONTHS: '60',
      LOG: 'error',
      PATH: 'of no interest',
    };
    expect(parseConfig(environment)).toEqual({
      ok: true,
      config: {
        port: 0,
        host: '::1',
        dataDir: 'somewhere',
        erasureLedger: 'somewhere.erased.jsonl',
        auditCheckpoints: 'somewhere.audit.jsonl',
        publicUrl: 'http://medspil.example',
        tokenSecret: secret,
        directLineSecret: secret,
        defaultLanguage: 'en',
        uncheckedLanguages: ['ar', 'uk'],
        embedOrigins: ['https://www.kommune.example', 'http://127.0.0.1:8080'],
        citizenSignIn: 'required',
        sessionDays: 90,
        retention: { anonymousDays: 7, citizenMonths: 60 },
        log: 'error',
        demo: true,
      },
    });
  });
  it('counts a variable set to nothing as not set', () => {
    expect(parseConfig({ PORT: '', HOST: '', TOKEN_SECRET: '' })).toEqual(parseConfig({}));
  });
  it.each([
    ['PORT', 'http'],
    ['UNCHECKED_LANGUAGES', 'ar;uk'],
    ['UNCHECKED_LANGUAGES', 'Arabic'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', ' 80'],
    ['HOST', 'a b'],
    ['HOST', '0.0.0.0'],
    ['HOST', '::'],
    ['HOST', 'medspil.example'],
    ['HOST', '127.0.0.1.example'],
    ['HOST', '127.0.0.256'],
    ['DATA_DIR', ' '],
    ['PUBLIC_URL', 'medspil.example'],
    ['PUBLIC_URL', 'ftp://medspil.example'],
    ['PUBLIC_URL', 'https://medspil.example/chat'],
    ['PUBLIC_URL', 'https://user@medspil.example'],
    ['TOKEN_SECRET', 'too short to be a secret'],
    ['DIRECT_LINE_SECRET', 'short'],
    ['DEFAULT_LANGUAGE', 'Danish!'],
    ['EMBED_ORIGINS', 'www.kommune.example'],
    ['EMBED_ORIGINS', 'http://www.kommune.example'],
    ['EMBED_ORIGINS', 'https://www.kommune.example/borger'],
    ['EMBED_ORIGINS', 'https://www.kommune.example,'],
    ['EMBED_ORIGINS', 'https://*.kommune.example'],
    ['EMBED_ORIGINS', '*'],
    ['EMBED_ORIGINS', 'null'],
    ['CITIZEN_SIGN_IN', 'yes'],
    ['CITIZEN_SESSION_DAYS', '0'],
    ['CITIZEN_SESSION_DAYS', '91'],
    ['CITIZEN_SESSION_DAYS', '1.5'],
    ['CITIZEN_SESSION_DAYS', '-1'],
    ['CITIZEN_SESSION_DAYS', '0x10'],
    ['CITIZEN_SESSION_DAYS', 'forever'],
    ['LOG', 'loud'],
    ['METRICS_TOKEN', 'short'],
    ['DATABASE_URL', 'mysql://user@db/medspil'],
    ['DATABASE_URL', 'postgres://user:hush-hush@db'],
    ['METRICS_TOKEN', `${'m'.repeat(32)} ${'m'.repeat(32)}`],
  ])('refuses %s=%s and says what to do', (variable, value) => {
    const environment = { ...(variable === 'DATABASE_URL' && { TOKEN_SECRET: secret }), [variable]: value };
    expect(faultsOf(environment)).toEqual([variable]);
    const result = parseConfig(environment);
    const line = result.ok ? '' : configLine(result.faults[0]!);
    expect(line).toMatch(/^[A-Z_]+: .+\. (Set|Leave) .+\.$/);
  });
  it('reports every fault at once, and nothing of a secret', () => {
    const result = parseConfig({ PORT: 'x', HOST: '0.0.0.0', TOKEN_SECRET: 'hush-hush', LOG: 'loud' });
    expect(result.ok ? [] : result.faults.map((fault) => fault.variable)).toEqual(['PORT', 'TOKEN_SECRET', 'LOG', 'HOST']);
    expect(JSON.stringify(result)).not.toContain('hush-hush');
  });
});

describe('The database', () => {
  const url = 'postgres://medspil:hush-hush@db.example:5432/medspil';
  it('is taken with a secret that all processes share', () => {
    const result = parseConfig({ DATABASE_URL: url, TOKEN_SECRET: secret });
    expect(result.ok && result.config.databaseUrl).toBe(url);
  });
  it('is refused without one, and its password is told to nobody', () => {
    const result = parseConfig({ DATABASE_URL: url });
    expect(result.ok ? [] : result.faults.map(({ variable }) => variable)).toEqual(['TOKEN_SECRET']);
    expect(JSON.stringify(result)).not.toContain('hush-hush');
  });
});

describe('The broker', () => {
  const broker = { OIDC_ISSUER: 'https://broker.example/oidc', OIDC_CLIENT_ID: 'medspil', OIDC_CLIENT_SECRET: 'hush-hush' };
  const brokerOf = (environment: Record<string, string>): unknown => {
    const result = parseConfig(environment);
    return result.ok ? result.config.broker : result.faults.map(configLine);
  };
  it('needs three settings, and has defaults for the rest', () => {
    const plain = { issuer: broker.OIDC_ISSUER, clientId: 'medspil', clientSecret: 'hush-hush', scope: 'openid', subjectClaim: 'sub' };
    expect(brokerOf(broker)).toEqual(plain);
    const more = {
      OIDC_SCOPE: 'openid mitid',
      OIDC_SUBJECT_CLAIM: 'mitid_uuid',
      OIDC_LOA_CLAIM: 'mitid_loa',
      OIDC_LOA: 'SUBSTANTIAL, HIGH',
    };
    const level = { claim: 'mitid_loa', accepted: ['SUBSTANTIAL', 'HIGH'] };
    expect(brokerOf({ ...broker, ...more })).toEqual({ ...plain, scope: 'openid mitid', subjectClaim: 'mitid_uuid', level });
  });
  it.each(Object.keys(broker))('without %s is a fault, also beside other faults', (missing) => {
    const { [missing as keyof typeof broker]: _left, ...rest } = broker;
    expect(faultsOf(rest)).toEqual([missing]);
    expect(faultsOf({ ...rest, PORT: 'x' })).toEqual(['PORT', missing]);
    expect(JSON.stringify(parseConfig(rest))).not.toContain('hush-hush');
  });
  it.each([
    ['OIDC_ISSUER', 'broker.example'],
    ['OIDC_ISSUER', 'http://broker.example'],
    ['OIDC_ISSUER', 'https://broker.example/?tenant=1'],
    ['OIDC_ISSUER', 'https://user:word@broker.example'],
    ['OIDC_CLIENT_ID', 'white space'],
    ['OIDC_CLIENT_SECRET', 'white space'],
    ['OIDC_SCOPE', 'profile'],
    ['OIDC_SCOPE', 'openid ssn'],
    ['OIDC_SCOPE', 'openid "mitid"'],
    ['OIDC_SUBJECT_CLAIM', 'cprNumberIdentifier'],
    ['OIDC_SUBJECT_CLAIM', 'dk.cpr'],
    ['OIDC_SUBJECT_CLAIM', 'nin'],
    ['OIDC_SUBJECT_CLAIM', 'mitid uuid'],
  ])('is refused with %s=%s, and what to do is said', (variable, value) => {
    expect(faultsOf({ ...broker, [variable]: value })).toEqual([variable]);
    const result = parseConfig({ ...broker, [variable]: value });
    expect(result.ok ? '' : configLine(result.faults[0]!)).toMatch(/^[A-Z_]+: .+\. (Set|Leave) .+\.$/);
    expect(JSON.stringify(result)).not.toContain('white space');
  });
  it('takes a level and its claim together, or neither', () => {
    expect(faultsOf({ ...broker, OIDC_LOA: 'HIGH' })).toEqual(['OIDC_LOA_CLAIM']);
    expect(faultsOf({ ...broker, OIDC_LOA_CLAIM: 'loa' })).toEqual(['OIDC_LOA']);
    expect(faultsOf({ ...broker, OIDC_LOA_CLAIM: 'loa', OIDC_LOA: 'HIGH,' })).toEqual(['OIDC_LOA']);
  });
  it('may be on this machine, for trying it out', () => {
    expect(brokerOf({ ...broker, OIDC_ISSUER: 'http://127.0.0.1:9000' })).toMatchObject({ issuer: 'http://127.0.0.1:9000' });
    expect(brokerOf({ ...broker, OIDC_SUBJECT_CLAIM: 'training_id' })).toMatchObject({ subjectClaim: 'training_id' });
  });
});

describe('Loopback', () => {
  it.each([
    ['localhost', true],
    ['LOCALHOST', true],
    ['127.0.0.1', true],
    ['127.9.8.7', true],
    ['::1', true],
    ['[::1]', true],
    ['0.0.0.0', false],
    ['10.0.0.1', false],
    ['128.0.0.1', false],
    ['127.0.0', false],
    ['localhost.example', false],
    ['::', false],
  ])('%s: %s', (host, loopback) => {
    expect(isLoopback(host)).toBe(loopback);
  });
});
