/** What is said of a setting that cannot be used. */
import { logLevels } from './config-values.ts';

/** What each variable must be, as `[what is wrong, what to do]`. */
export const words = {
  PORT: ['is no port number', 'Set it to a whole number from 0 (any free port) to 65535, or leave it out for 3978.'],
  HOST: ['is no host name or address', 'Set it to an address of this machine such as 127.0.0.1, or leave it out.'],
  DATA_DIR: ['is no folder name', 'Set it to the folder where data is kept, or leave it out for ./data.'],
  ERASURE_LEDGER: [
    'is no file name',
    'Set it to a file outside DATA_DIR and its copies, or leave it out for DATA_DIR.erased.jsonl beside it.',
  ],
  AUDIT_CHECKPOINTS: ['is no file name', 'Set it to a file outside DATA_DIR, or leave it out for DATA_DIR.audit.jsonl beside it.'],
  PUBLIC_URL: ['is no web address', 'Set it to the address that browsers use, such as https://medspil.example, without a path.'],
  DATABASE_URL: [
    'is no address of a PostgreSQL database',
    'Set it to postgres://user:password@host:5432/name, or leave it out: then files are used.',
  ],
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
  CITIZEN_SIGN_IN: [
    'is no way to begin',
    'Set it to required (citizens sign in by invitation or MitID) or open (whoever opens the page begins), or leave it out for open.',
  ],
  CITIZEN_SESSION_DAYS: [
    'is no number of days from 1 to 90',
    'Set it to a whole number of days from 1 to 90, after which a citizen who is remembered on their own device signs in again, or leave it out for 30.',
  ],
  RETENTION_ANONYMOUS_DAYS: [
    'is no number of days from 1 to 3650',
    'Set it to a whole number of days after which a conversation of somebody who never signed in is erased, or leave it out for 30.',
  ],
  RETENTION_CITIZEN_MONTHS: [
    'is no number of months from 1 to 240',
    'Set it to a whole number of months after which a citizen is erased with whom nothing has happened, or leave it out: then a person decides.',
  ],
  OIDC_ISSUER: [
    'is no address of a broker',
    'Set it to the issuer as the broker writes it, such as https://broker.example/oidc; http:// is for this machine alone.',
  ],
  OIDC_CLIENT_ID: ['is no client id', 'Set it to the id that the broker has given this service.'],
  OIDC_CLIENT_SECRET: ['is no client secret', 'Set it to the secret that the broker has given with the client id.'],
  OIDC_SCOPE: [
    'is no scope that is asked for here',
    'Set it to words with spaces between, openid among them and none that asks for CPR numbers, or leave it out for openid.',
  ],
  OIDC_SUBJECT_CLAIM: [
    'is no claim that is used here',
    'Set it to the claim that tells persons apart, such as sub, uuid or mitid_uuid, and never to a CPR number; or leave it out for sub.',
  ],
  OIDC_LOA_CLAIM: [
    'is no claim',
    'Set it to the claim that holds the level of assurance, such as mitid_loa, or leave it and OIDC_LOA out.',
  ],
  OIDC_LOA: [
    'is no list of levels',
    'Set it to the levels that are high enough, such as SUBSTANTIAL,HIGH, or leave it and OIDC_LOA_CLAIM out.',
  ],
  METRICS_TOKEN: [
    'is shorter than 32 characters, or holds a blank',
    'Set it to at least 32 random characters without blanks, or leave it out: then only programs on this machine may read /metrics.',
  ],
  LOG: ['is no level', `Set it to one of ${logLevels.join(', ')}.`],
} as const;
/** A variable of the environment that is read. */
export type Variable = keyof typeof words;
