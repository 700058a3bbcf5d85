/** The environment, parsed once. Every fault is reported at once, each with what to do about it. */
import { z } from 'zod';

/** From the noisiest to the quietest. */
export const logLevels = ['info', 'warn', 'error', 'silent'] as const;
/** Least grave event that is written to the log; `silent` writes none. */
export type LogLevel = (typeof logLevels)[number];

/**
 * The environment once it was checked, with defaults filled in. Only `parseConfig` makes one, so that every value in it has been checked.
 */
export interface Config {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Origin by which browsers reach the server, without a slash at the end. Absent: the address that is listened on. */
  readonly publicUrl?: string;
  /** Signs tokens and cookies. Absent: a random key is kept in the data folder. */
  readonly tokenSecret?: string;
  /** By which a municipality's own server asks for a citizen's token. */
  readonly directLineSecret?: string;
  readonly defaultLanguage: string;
  /** Languages that citizens are shown although no person has checked the texts. */
  readonly uncheckedLanguages: readonly string[];
  /** Origins whose pages may hold the widget, or frame the citizen's page. No other site may. */
  readonly embedOrigins: readonly string[];
  readonly log: LogLevel;
  /** No identity provider is set up: demo roles to step into, on this machine alone. */
  readonly demo: boolean;
}

/** One fault: what is wrong with which variable, and what to do. Holds nothing of a secret's value. */
export interface ConfigFault {
  readonly variable: string;
  readonly message: string;
  readonly mend: string;
}
/** The configuration, or every fault in it. Nothing is started on part of a configuration. */
export type ConfigResult = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly faults: readonly ConfigFault[] };

/** What each variable must be, as `[what is wrong, what to do]`. */
const words = {
  PORT: ['is no port number', 'Set it to a whole number from 0 (any free port) to 65535, or leave it out for 3978.'],
  HOST: ['is no host name or address', 'Set it to an address of this machine such as 127.0.0.1, or leave it out.'],
  DATA_DIR: ['is no folder name', 'Set it to the folder where data is kept, or leave it out for ./data.'],
  PUBLIC_URL: ['is no web address', 'Set it to the address that browsers use, such as https://medspil.example, without a path.'],
  TOKEN_SECRET: [
    'is shorter than 32 characters',
    'Set it to at least 32 random characters, or leave it out: then a random key is kept in DATA_DIR.',
  ],
  DIRECT_LINE_SECRET: ['is shorter than 32 characters', 'Set it to at least 32 random characters, or leave it out.'],
  DEFAULT_LANGUAGE: ['is no language tag', 'Set it to a language that has a folder under locales/, such as da or en.'],
  UNCHECKED_LANGUAGES: [
    'is no list of language tags',
    'Set it to languages that have a folder under locales/, such as ar,uk; or leave it out: then texts that no person has checked are not shown.',
  ],
  EMBED_ORIGINS: [
    'is no list of origins',
    'Set it to the origins of the pages that hold the widget, such as https://www.kommune.example,https://job.kommune.example; each begins with https:// (http:// is for this machine alone) and ends with the host. Leave it out where no other site holds it.',
  ],
  LOG: ['is no level', `Set it to one of ${logLevels.join(', ')}.`],
} as const;
type Variable = keyof typeof words;

const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().max(65_535))
    .default(3978),
  HOST: z
    .string()
    .regex(/^[\w.:[\]-]{1,253}$/)
    .default('127.0.0.1'),
  DATA_DIR: z
    .string()
    .refine((folder) => folder.trim() !== '' && !folder.includes('\0'))
    .default('./data'),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin)
    .transform((url) => new URL(url).origin)
    .optional(),
  TOKEN_SECRET: z.string().min(32).optional(),
  DIRECT_LINE_SECRET: z.string().min(32).optional(),
  DEFAULT_LANGUAGE: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .default('da'),
  UNCHECKED_LANGUAGES: z
    .string()
    .regex(/^\s*[a-z]{2,3}(-[A-Za-z0-9]{2,8})*(\s*,\s*[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)*\s*$/)
    .transform((tags) => tags.split(',').map((tag) => tag.trim()))
    .default([]),
  EMBED_ORIGINS: z
    .string()
    .transform((list) => list.split(',').map((origin) => origin.trim()))
    .refine((origins) => origins.every(isEmbedding))
    .transform((origins) => [...new Set(origins.map((origin) => new URL(origin).origin))])
    .default([]),
  LOG: z.enum(logLevels).default('info'),
});

/** A variable that is set to nothing counts as one that is not set, as in `PORT= npm start`. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const given = Object.fromEntries(Object.entries(environment).filter(([name, value]) => name in words && value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const faulty = new Set(parsed.error.issues.map((issue) => issue.path[0] as Variable));
    return { ok: false, faults: [...[...faulty].map(faultOf), ...demoFaults(faulty.has('HOST') ? undefined : given['HOST'])] };
  }
  const { data } = parsed;
  const faults = demoFaults(data.HOST);
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    config: {
      port: data.PORT,
      host: data.HOST.replace(/^\[(.*)\]$/, '$1'),
      dataDir: data.DATA_DIR,
      ...(data.PUBLIC_URL !== undefined && { publicUrl: data.PUBLIC_URL }),
      ...(data.TOKEN_SECRET !== undefined && { tokenSecret: data.TOKEN_SECRET }),
      ...(data.DIRECT_LINE_SECRET !== undefined && { directLineSecret: data.DIRECT_LINE_SECRET }),
      defaultLanguage: data.DEFAULT_LANGUAGE,
      uncheckedLanguages: data.UNCHECKED_LANGUAGES,
      embedOrigins: data.EMBED_ORIGINS,
      log: data.LOG,
      demo: true,
    },
  };
}

/** True for addresses that only this machine can reach: 127.0.0.0/8, ::1 and localhost. */
export function isLoopback(host: string): boolean {
  const plain = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return plain === 'localhost' || plain === '::1' || /^127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(plain);
}

/** One fault as a line for people. */
export function configLine(fault: ConfigFault): string {
  return `${fault.variable}: ${fault.message} ${fault.mend}`;
}

function faultOf(variable: Variable): ConfigFault {
  const [message, mend] = words[variable];
  return { variable, message: `The value ${message}.`, mend };
}

/** In the demo everybody may step into every role, so it must not be reached from elsewhere. */
function demoFaults(host: string | undefined): readonly ConfigFault[] {
  if (host === undefined || isLoopback(host)) return [];
  const message = 'No identity provider is set up, so this is the demo, and the demo is for this machine alone.';
  return [{ variable: 'HOST', message, mend: 'Leave HOST out, or set it to 127.0.0.1, ::1 or localhost.' }];
}

/** Whoever reads along on the way could change a page that comes by plain http, and with it the widget in it. */
function isEmbedding(origin: string): boolean {
  if (!isOrigin(origin) || origin.includes('*')) return false;
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || isLoopback(hostname);
}

function isOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, pathname, search, hash, username } = new URL(url);
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '' && username === '';
}
