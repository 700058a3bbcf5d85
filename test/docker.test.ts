/** Dockerfile and compose.yaml, as far as they can be held without an engine: to the files, the commands and the settings that there are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseConfig } from '../src/config.ts';
import { read, root } from './architecture/reading.ts';

const manifest = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
const known = new Set([...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name = '']) => name));
/** Settings of Node and of the images that are used. */
const foreign = ['NODE_ENV', 'POSTGRES_USER', 'POSTGRES_PASSWORD', 'POSTGRES_DB', 'POSTGRES_INITDB_ARGS', 'PGDATA'];

interface Instruction {
  readonly word: string;
  readonly rest: string;
}
/** Instructions of a Dockerfile, with lines that go on put together. */
function instructions(text: string): readonly Instruction[] {
  const joined = text.replaceAll(/^#.*\n/gm, '').replaceAll('\\\n', ' ');
  return joined.split('\n').flatMap((line) => {
    const [, word = '', rest = ''] = /^([A-Z]+) +(.*)$/.exec(line) ?? [];
    if (line.trim() !== '' && word === '') throw new SyntaxError(`No instruction: ${line}`);
    return word === '' ? [] : [{ word, rest }];
  });
}
const docker = instructions(read('Dockerfile'));
const of = (word: string): readonly string[] => docker.filter((one) => one.word === word).map(({ rest }) => rest);

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly network_mode?: string;
  readonly ports?: readonly string[];
  readonly profiles: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly read_only?: boolean;
}
const compose = parse(read('compose.yaml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);
/** What a value is when nothing is set around it: `${NAME:-usual}` and `${NAME:?why}`. */
const resolved = (value: string): string =>
  value.replaceAll(/\$\{\w+(?::-([^}]*)|:\?[^}]*)?\}/g, (_all, usual?: string) => usual ?? 'x'.repeat(40));

describe('The Dockerfile', () => {
  it('says that it was not built', () => expect(read('Dockerfile')).toContain('NOT BUILT'));
  it('copies what is there, and what is let through to the engine', () => {
    const letIn = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const sources = of('COPY')
      .filter((rest) => !rest.startsWith('--from'))
      .flatMap((rest) => rest.split(/ +/).slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([]);
    expect(sources.filter((source) => !letIn.includes(source))).toEqual([]);
    expect(letIn.filter((source) => !sources.includes(source))).toEqual([]);
  });
  it('takes from its first stage what that stage makes', () => {
    const made = of('COPY')
      .filter((rest) => rest.startsWith('--from'))
      .map((rest) => /^--from=build \/app\/(\S+) /.exec(rest)?.[1]);
    expect(made).toEqual(['package.json', 'node_modules', 'dist']);
  });
  it('has all that the program reads beside its code', () => {
    const copied = of('COPY').join(' ');
    for (const folder of ['src', 'dialogs', 'locales', 'dist', 'node_modules']) expect(copied).toContain(folder);
  });
  it('builds and starts as the package does', () => {
    expect(JSON.parse(of('RUN')[0] ?? '')).toEqual((manifest.scripts['prestart'] ?? '').split(' '));
    expect(JSON.parse(of('CMD')[0] ?? '')).toEqual((manifest.scripts['start'] ?? '').split(' '));
  });
  it('runs Node 24 as somebody without rights, over one folder, and looks at a route that is there', () => {
    expect(of('FROM').every((rest) => /^node:24-slim( AS build)?$/.test(rest))).toBe(true);
    expect(docker.findIndex(({ word }) => word === 'USER')).toBeLessThan(docker.findIndex(({ word }) => word === 'CMD'));
    expect([of('USER'), of('VOLUME')]).toEqual([['node'], ['/data /erased']]);
    expect(of('ENV').join(' ')).toContain('DATA_DIR=/data');
    expect(of('ENV').join(' ')).toContain('ERASURE_LEDGER=/erased/');
    expect(of('HEALTHCHECK')[0]).toContain('/healthz');
    expect(read('src/web/health.ts')).toContain(`'/healthz'`);
  });
  it('sets nothing that is not known, and no secret', () => {
    const set = of('ENV').flatMap((rest) => rest.split(' ').map((pair) => pair.split('=')[0] ?? ''));
    expect(set.filter((name) => !known.has(name) && !foreign.includes(name))).toEqual([]);
    expect(set.filter((name) => /SECRET|TOKEN|PASSWORD|DATABASE/.test(name))).toEqual([]);
  });
});

describe('The compose file', () => {
  it('says that it was not started', () => expect(read('compose.yaml')).toContain('NOT STARTED'));
  it('knows settings that there are', () => {
    expect(known.size).toBeGreaterThan(15);
    const set = services.flatMap(([, { environment }]) => Object.keys(environment));
    expect(set.filter((name) => !known.has(name) && !foreign.includes(name))).toEqual([]);
  });
  it.each(ours)('%s starts: its settings are accepted together', (_name, { environment }) => {
    const result = parseConfig(Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, resolved(value)])));
    expect(result).toMatchObject({ ok: true });
  });
  it.each(ours)('%s is reached from this machine alone, writes to a volume alone, and holds no secret', (_name, service) => {
    expect(service).toMatchObject({ network_mode: 'host', read_only: true });
    expect(service.ports).toBeUndefined();
    for (const [name, value] of Object.entries(service.environment)) if (/SECRET|TOKEN|PASSWORD/.test(name)) expect(value).toMatch(/^\$\{/);
    expect(service.environment['DATABASE_URL'] ?? '').toMatch(/^$|^postgres:\/\/\w+:\$\{/);
  });
  it('names volumes that it makes, and ports of this machine', () => {
    for (const [, { volumes = [], ports = [] }] of services) {
      for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  });
  it('the demo outside this machine is refused, in a container too', () => {
    expect(parseConfig({ HOST: '0.0.0.0' })).toMatchObject({ ok: false });
  });
});
