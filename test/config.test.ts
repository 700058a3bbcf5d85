import { describe, expect, it } from 'vitest';
import { configLine, isLoopback, parseConfig } from '../src/config.ts';

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
        defaultLanguage: 'da',
        uncheckedLanguages: [],
        embedOrigins: [],
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
      LOG: 'error',
      PATH: 'of no interest',
    };
    expect(parseConfig(environment)).toEqual({
      ok: true,
      config: {
        port: 0,
        host: '::1',
        dataDir: 'somewhere',
        publicUrl: 'http://medspil.example',
        tokenSecret: secret,
        directLineSecret: secret,
        defaultLanguage: 'en',
        uncheckedLanguages: ['ar', 'uk'],
        embedOrigins: ['https://www.kommune.example', 'http://127.0.0.1:8080'],
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
    ['LOG', 'loud'],
  ])('refuses %s=%s and says what to do', (variable, value) => {
    expect(faultsOf({ [variable]: value })).toEqual([variable]);
    const result = parseConfig({ [variable]: value });
    const line = result.ok ? '' : configLine(result.faults[0]!);
    expect(line).toMatch(/^[A-Z_]+: .+\. (Set|Leave) .+\.$/);
  });
  it('reports every fault at once, and nothing of a secret', () => {
    const result = parseConfig({ PORT: 'x', HOST: '0.0.0.0', TOKEN_SECRET: 'hush-hush', LOG: 'loud' });
    expect(result.ok ? [] : result.faults.map((fault) => fault.variable)).toEqual(['PORT', 'TOKEN_SECRET', 'LOG', 'HOST']);
    expect(JSON.stringify(result)).not.toContain('hush-hush');
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
