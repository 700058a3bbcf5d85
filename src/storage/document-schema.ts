/**
 * The check of a citizen's document, made before it is written and when it is read from disk. It finds what is not such a document;
 * it takes nothing away: a part it does not know is kept as it is.
 */
import { z } from 'zod';
import {
  taskKinds,
  type CitizenDocument,
  type DatedEvent,
  type Entry,
  type Matter,
  type SegmentName,
  type Task,
} from '../conversation/citizen.ts';
import { dangers } from '../engine/input.ts';
import type { State } from '../engine/state.ts';
import { Plan } from '../plan/document.ts';
import { Fault } from './errors.ts';
import { documentUpcasters, upcast } from './upcast.ts';

/** A check for every field of a type: one that is forgotten here does not compile. */
type Checks<T> = { readonly [K in keyof Required<T>]: z.ZodType };

const id = z.string().min(1);
/** ISO 8601 in UTC. */
const instant = z.string().min(20).max(30);
const position = z.int().min(1);
const count = z.int().min(0);

const segment = z.looseObject({ id, first: position, last: position } satisfies Checks<SegmentName>);

const event = z.looseObject({
  at: instant,
  kind: z.string(),
  key: z.string().optional(),
  staff: z.string().optional(),
} satisfies Checks<DatedEvent>);

const entry = z.looseObject({
  position,
  id,
  at: instant,
  from: z.enum(['citizen', 'bot', 'staff']),
  channel: z.string(),
  turn: count,
  language: z.string(),
  text: z.string(),
  key: z.string().optional(),
  textHash: z.string().optional(),
  asks: z.string().optional(),
  sensitive: z.literal(true).optional(),
  reply: z.looseObject({ token: z.string() }).optional(),
  command: z.string().optional(),
  clientId: z.string().optional(),
  staff: z.string().optional(),
  plan: z.literal(true).optional(),
  events: z.array(event).optional(),
} satisfies Checks<Entry>);

const task = z.looseObject({
  id,
  kind: z.enum(taskKinds),
  at: instant,
  position: count,
  about: z.enum(dangers).optional(),
  exchange: z.strictObject({ said: z.string().optional(), answer: z.string() }).optional(),
  closed: z.looseObject({ at: instant, staff: z.string() }).optional(),
} satisfies Checks<Task>);

/** The engine knows its own state and migrates it; here only its outline is held. */
const state = z.looseObject({
  schema: position,
  script: id,
  structure: z.string(),
  conversation: z.string(),
  language: z.string(),
  turn: count,
  status: z.string(),
  answers: z.record(z.string(), z.record(z.string(), z.looseObject({ value: z.unknown(), turn: count }))),
  cursor: z.looseObject({ step: id, each: z.string().optional() }).optional(),
  open: z.looseObject({ kind: z.string(), token: z.string() }).optional(),
  portion: count.optional(),
  at: instant,
} satisfies Checks<State>);

const matter = z.looseObject({
  id,
  script: id,
  at: instant,
  staff: z.string().optional(),
  line: z.string().optional(),
  of: z.string().optional(),
  given: z.record(z.string(), z.unknown()).optional(),
  state: state.optional(),
  expires: instant.optional(),
  closed: z.looseObject({ at: instant, how: z.enum(['done', 'expired', 'dropped']) }).optional(),
} satisfies Checks<Matter>);

const card = z.looseObject({
  position,
  card: z.looseObject({ token: z.string(), key: z.string(), kind: z.string(), question: z.string() }),
});

const document = z.looseObject({
  schema: z.literal(2),
  municipality: id,
  citizen: id,
  name: z.string(),
  language: z.string(),
  caseworker: z.string(),
  anonymous: z.literal(true).optional(),
  joined: z.looseObject({ citizen: id, at: instant }).optional(),
  conversation: z.string(),
  created: instant.optional(),
  salt: z.string().optional(),
  channel: z.string().optional(),
  state: state.optional(),
  card: card.optional(),
  more: z.string().optional(),
  segments: z.array(segment),
  transcript: z.array(entry),
  plans: z.array(Plan),
  tasks: z.array(task),
  matters: z.array(matter),
  events: z.array(event),
} satisfies Checks<CitizenDocument>);

const entries = z.array(entry);

/** The document, of whatever version it was written in, or a `Fault`. */
export function readDocument(value: unknown): CitizenDocument {
  const current = upcast(value, documentUpcasters);
  check(document, current);
  return current as CitizenDocument;
}

/** The entries of a segment, or a `Fault`. */
export function readEntries(value: unknown): readonly Entry[] {
  check(entries, value);
  return value as readonly Entry[];
}

/** Checks and no more: the value itself is used and not zod's copy, so that nothing unknown is lost. */
function check(schema: z.ZodType, value: unknown): void {
  const result = schema.safeParse(value);
  if (!result.success) throw new Fault('shape', { cause: whereOf(result.error) });
}

/** The places that are wrong, without what stands there: an error may end in a log. */
function whereOf(error: z.ZodError): Error {
  return new Error(error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; '));
}
