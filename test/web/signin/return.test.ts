import { describe, expect, it } from 'vitest';
import { readReturn, withCode } from '../../../src/web/signin/return.ts';

const origins = ['https://medspil.example', 'https://www.kommune.example'];

describe('The way home', () => {
  it.each(['https://medspil.example/', 'https://www.kommune.example/job?a=1#b', 'https://medspil.example'])('may be %s', (url) => {
    expect(readReturn(url, origins)?.href).toContain(url);
  });
  it.each([
    undefined,
    '',
    '/',
    'medspil.example',
    'http://medspil.example/',
    'https://medspil.example:8443/',
    'https://medspil.example.evil.example/',
    'https://medspil.example@evil.example/',
    'https://user@medspil.example/',
    'https://evil.example/#https://medspil.example/',
    '//medspil.example/',
    'javascript:alert(1)//https://medspil.example',
    'data:text/html,x',
    `https://medspil.example/?${'x'.repeat(2000)}`,
  ])('is not %s', (url) => {
    expect(readReturn(url, origins)).toBeUndefined();
  });
  it.each([
    ['https://k.example/', 'https://k.example/#medspil=new'],
    ['https://k.example/job?a=1', 'https://k.example/job?a=1#medspil=new'],
    ['https://k.example/#', 'https://k.example/#medspil=new'],
    ['https://k.example/#medspil=old', 'https://k.example/#medspil=new'],
    ['https://k.example/?a=1#plan', 'https://k.example/?a=1#medspil=new&plan'],
    ['https://k.example/#a=1&medspil=old&b', 'https://k.example/#medspil=new&a=1&b'],
  ])('%s with a code is %s', (url, home) => {
    expect(withCode(new URL(url), 'new')).toBe(home);
  });
});
