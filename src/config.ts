/** The environment, parsed once. Every fault is reported at once, each with what to do about it. */
import { z } from 'zod';
import { asksForCpr, isDatabase, isEmbedding, isIssuer, isLoopback, isOrigin, isScope, logLevels } from './config-values.ts';
import { type Variable, words } from './config-words.ts';

/** Least grave event that is written to the log; `silent` writes none. */
export type LogLevel = (typeof logLevels)[number];

/**
 * How citizens begin. `open`: whoever opens the page begins as a new citizen, as the demo does. `required`: nobody is a citizen before they
 * have signed in, by an invitation or MitID.
 */
export const citizenSignIns = ['open', 'required'] as const;
/** One of `citizenSignIns`. */
export type CitizenSignIn = (typeof citizenSignIns)[number];

/** The broker by which citizens sign in with MitID (OpenID Connect), and which of its claims say who, and how surely. */
export interface Broker {
  /** As the broker names itself: `https://broker.example/oidc`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What is asked for, with spaces between; `openid` is always among it. */
  readonly scope: string;
  /** The claim that tells persons apart. Never a CPR number. */
  readonly subjectClaim: string;
  /** Claim with the level of assurance, and the values that are high enough. Absent: the broker's word is enough. */
  readonly level?: { readonly claim: string; readonly accepted: readonly string[] };
}

/**
 * The environment once it was checked, with defaults filled in. Only `parseConfig` makes one, so that every value in it has been checked.
 */
export interface Config {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** File that lists who was erased. It lies apart from the data and its copies. */
  readonly erasureLedger: string;
  /** File with the signed ends of the audit streams. It lies apart from the data, and better where only adding is allowed. */
  readonly auditCheckpoints: string;
  /** Origin by which browsers reach the server, without a slash at the end. Absent: the address that is listened on. */
  readonly publicUrl?: string;
  /** The PostgreSQL that everything is kept in, for several processes at once. Absent: files in the data folder. */
  readonly databaseUrl?: string;
  /** Signs tokens and cookies. Absent: a random key is kept in the data folder. */
  readonly tokenSecret?: string;
  /** By which a municipality's own server asks for a citizen's token. */
  readonly directLineSecret?: string;
  readonly defaultLanguage: string;
  /** Languages that citizens are shown although no person has checked the texts. */
  readonly uncheckedLanguages: readonly string[];
  /** Origins whose pages may hold the widget, or frame the citizen's page. No other site may. */
  readonly embedOrigins: readonly string[];
  readonly citizenSignIn: CitizenSignIn;
  /** Days after signing in in which a citizen is remembered on their own device, 1 to 90. */
  readonly sessionDays: number;
  /** How long what is held is held. */
  readonly retention: { readonly anonymousDays: number; readonly citizenMonths?: number };
  /** Absent: citizens sign in by invitation alone. */
  readonly broker?: Broker;
  readonly log: LogLevel;
  /** By which a monitor on another machine reads the figures. Absent: only programs on this machine do. */
  readonly metricsToken?: string;
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

/** Signs without blanks. */
const signs = (least: number, most: number): z.ZodString => z.string().regex(new RegExp(`^[\\x21-\\x7e]{${least},${most}}$`));
const claim = signs(1, 200);
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most));
const file = z.string().refine((path) => path.trim() !== '' && !path.includes('\0'));

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
  ERASURE_LEDGER: file.optional(),
  AUDIT_CHECKPOINTS: file.optional(),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin)
    .transform((url) => new URL(url).origin)
    .optional(),
  DATABASE_URL: z.string().refine(isDatabase).optional(),
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
  CITIZEN_SIGN_IN: z.enum(citizenSignIns).default('open'),
  CITIZEN_SESSION_DAYS: whole(1, 90).default(30),
  RETENTION_ANONYMOUS_DAYS: whole(1, 3650).default(30),
  RETENTION_CITIZEN_MONTHS: whole(1, 240).optional(),
  OIDC_ISSUER: z.string().refine(isIssuer).optional(),
  OIDC_CLIENT_ID: claim.optional(),
  OIDC_CLIENT_SECRET: signs(1, 400).optional(),
  OIDC_SCOPE: z.string().refine(isScope).default('openid'),
  OIDC_SUBJECT_CLAIM: claim.refine((name) => !asksForCpr(name)).default('sub'),
  OIDC_LOA_CLAIM: claim.optional(),
  OIDC_LOA: z
    .string()
    .transform((list) => list.split(',').map((level) => level.trim()))
    .refine((levels) => levels.every((level) => /^[\x21-\x7e]{1,200}$/.test(level)))
    .optional(),
  METRICS_TOKEN: signs(32, 4096).optional(),
  LOG: z.enum(logLevels).default('info'),
});

/** A variable that is set to nothing counts as one that is not set, as in `PORT= npm start`. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const given = Object.fromEntries(Object.entries(environment).filter(([name, value]) => name in words && value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const faulty = new Set(parsed.error.issues.map((issue) => issue.path[0] as Variable));
    const others = [...demoFaults(faulty.has('HOST') ? undefined : given['HOST']), ...missingFaults(given)];
    return { ok: false, faults: [...[...faulty].map(faultOf), ...others] };
  }
  const { data } = parsed;
  const faults = [...demoFaults(data.HOST), ...missingFaults(given)];
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    config: {
      port: data.PORT,
      host: data.HOST.replace(/^\[(.*)\]$/, '$1'),
      dataDir: data.DATA_DIR,
      erasureLedger: data.ERASURE_LEDGER ?? `${beside(data.DATA_DIR)}.erased.jsonl`,
      auditCheckpoints: data.AUDIT_CHECKPOINTS ?? `${beside(data.DATA_DIR)}.audit.jsonl`,
      defaultLanguage: data.DEFAULT_LANGUAGE,
      uncheckedLanguages: data.UNCHECKED_LANGUAGES,
      embedOrigins: data.EMBED_ORIGINS,
      citizenSignIn: data.CITIZEN_SIGN_IN,
      sessionDays: data.CITIZEN_SESSION_DAYS,
      retention: { anonymousDays: data.RETENTION_ANONYMOUS_DAYS, ...set('citizenMonths', data.RETENTION_CITIZEN_MONTHS) },
      ...set('publicUrl', data.PUBLIC_URL),
      ...set('databaseUrl', data.DATABASE_URL),
      ...set('tokenSecret', data.TOKEN_SECRET),
      ...set('directLineSecret', data.DIRECT_LINE_SECRET),
      ...set('metricsToken', data.METRICS_TOKEN),
      ...brokerOf(data),
      log: data.LOG,
      demo: true,
    },
  };
}

function set<Name extends string, V>(name: Name, value: V | undefined): { readonly [name in Name]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [name in Name]: V });
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

/** Nothing of a broker, or all that is needed to ask it; a level and where it stands, or neither. */
function missingFaults(given: Readonly<Record<string, unknown>>): readonly ConfigFault[] {
  const named = Object.keys(given).some((name) => name.startsWith('OIDC_'));
  const needed: readonly Variable[] = named ? ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] : [];
  const level = (['OIDC_LOA_CLAIM', 'OIDC_LOA'] as const).filter((name) => given[name] === undefined);
  const broker = [...needed.filter((name) => given[name] === undefined), ...(level.length === 1 ? level : [])].map((variable) => ({
    variable,
    message: 'It is missing, and other settings of the broker (OIDC_...) are there.',
    mend: words[variable][1],
  }));
  if (given['DATABASE_URL'] === undefined || given['TOKEN_SECRET'] !== undefined) return broker;
  const message = 'It is missing, and with DATABASE_URL several processes may serve the same people: they must sign alike.';
  return [...broker, { variable: 'TOKEN_SECRET', message, mend: 'Set it to the same 32 random characters or more for all of them.' }];
}

function brokerOf(data: z.infer<typeof Environment>): { readonly broker?: Broker } {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = data;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return {};
  const { OIDC_SCOPE: scope, OIDC_SUBJECT_CLAIM: subjectClaim, OIDC_LOA_CLAIM: claim, OIDC_LOA: accepted } = data;
  const level = claim === undefined || accepted === undefined ? {} : { level: { claim, accepted } };
  return { broker: { issuer, clientId, clientSecret, scope, subjectClaim, ...level } };
}

function beside(folder: string): string {
  return folder.replace(/[/\\]+$/, '');
}
