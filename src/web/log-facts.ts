/** What a log line may hold: the names of facts, and the form that the value of each has. What is not here is not written. */

/** True for a value of the form. Every form is narrow enough that a sentence, a person's name, a number or a token does not pass. */
type Form = (value: unknown) => boolean;

const matches =
  (pattern: RegExp, longest = 60): Form =>
  (value) =>
    typeof value === 'string' && value.length <= longest && pattern.test(value) && !hasNumber(value);
/** Random letters and hashes have such figures in them by chance; alone they have not. */
const random =
  (pattern: RegExp, longest: number): Form =>
  (value) =>
    typeof value === 'string' && value.length <= longest && pattern.test(value) && !hasNumberAlone(value);

/** A whole figure, small enough to be no telephone or CPR number; times are given as durations. */
const count: Form = (value) => Number.isSafeInteger(value) && Math.abs(value as number) < 10_000_000;
const duration: Form = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 10_000_000;
const flag: Form = (value) => typeof value === 'boolean';
/** A random id of ours (`Ids`): longer than a name, and no number. */
const id = random(/^[\w-]{16,64}$/, 64);
/** A word of the code: `too-busy`, `not-kept`, `chain`. */
const code = matches(/^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/, 40);
/** Class of an error, or what JavaScript calls something that is none. */
const errorName = matches(
  /^([A-Z][A-Za-z]*)?(Error|Exception|Fault)$|^(unknown|error|string|number|boolean|undefined|object|function|symbol)$/,
);
/** A code of the system or the database: `ENOSPC`, `40001`. */
const systemCode = matches(/^[A-Z][A-Z0-9_]{2,30}$|^[0-9A-Z]{5}$/);
/** A data file below DATA_DIR as `fileName` of the storage writes it: ids and hashes, nothing that anybody typed. */
const file = random(/^[a-z0-9_-]+(\/[a-z0-9_.-]+)+([.~]damaged[\w.~-]*)?$/, 400);
/** A place in our own code. */
const place = matches(/^src\/[\w./-]+:\d{1,4}$/, 120);
/** The pattern of a route, in which an id is `:id`. */
const route = matches(/^(\/[a-z0-9:.-]*)+$|^none$/i, 120);
const language = matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 20);
/** A key of a text or of a step: `goal.own-goal`. */
const key = matches(/^[a-z][a-z0-9-]*([.~][a-z0-9-]+)*$/, 120);

/** The allow-list. To add a fact: a name here, with the narrowest form that it can have. */
export const logFacts: Readonly<Record<string, Form>> = {
  // Which thing: ids of ours.
  citizen: id,
  item: id,
  municipality: code,
  file,
  script: key,
  step: key,
  key,
  language,
  route,
  where: place,
  channel: code,
  part: code,
  // What happened to it: words of the code.
  why: code,
  reason: (value) => code(value) || systemCode(value),
  kind: code,
  answer: code,
  result: code,
  of: code,
  error: errorName,
  system: systemCode,
  // How many, how long, which number.
  status: count,
  port: count,
  version: count,
  before: count,
  now: count,
  count,
  citizens: count,
  damaged: count,
  removed: count,
  kept: count,
  waiting: count,
  attempts: count,
  dropped: count,
  bytes: count,
  milliseconds: duration,
  seconds: duration,
  days: duration,
  demo: flag,
  cpr: flag,
};

/** True where the fact is on the list and its value has the form. */
export function mayBeLogged(name: string, value: unknown): boolean {
  return Object.hasOwn(logFacts, name) && logFacts[name]?.(value) === true;
}

/** The form of an event's code: `store-open`, `due.failed`. */
export function isLogCode(value: string): boolean {
  return code(value);
}

/** Eight or ten digits may be a telephone or CPR number, whatever stands around them: words of the code have none. */
function hasNumber(value: string): boolean {
  return /\d{6}[- ]?\d{4}|\d{8}/.test(value);
}
function hasNumberAlone(value: string): boolean {
  return /(?<![A-Za-z0-9])(\d{6}[- ]?\d{4}|\d{8})(?![A-Za-z0-9])/.test(value);
}
