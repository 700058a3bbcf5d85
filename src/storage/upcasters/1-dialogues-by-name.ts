/**
 * Version 1 to 2: the cursor names its step where it had an index, and a caseworker's question is a dialogue of its own. An index says nothing
 * without the script of that day; the open card does, for it names the answer that it asks for.
 */
type Data = Readonly<Record<string, unknown>>;

/** A document of version 2. What was open under a question of the caseworker is asked again when the citizen comes. */
export function dialoguesByName(document: Data): Data {
  const { matters, state, card, ...rest } = document;
  const open = recordOf(recordOf(card)?.['card']);
  const asked = open !== undefined && recordOf(recordOf(state)?.['open'])?.['token'] === open['token'] ? open['key'] : undefined;
  const isScripts = asked !== undefined;
  return {
    ...rest,
    schema: 2,
    matters: Array.isArray(matters) ? matters.map(matterOf) : [],
    ...(state !== undefined && { state: stateOf(recordOf(state) ?? {}, asked) }),
    ...(card !== undefined && isScripts && { card }),
  };
}

function stateOf(state: Data, asked: unknown): Data {
  const { cursor: _index, open, ...rest } = state;
  const cursor = typeof asked === 'string' ? cursorOf(asked) : undefined;
  return { ...rest, schema: 2, ...(cursor !== undefined && { cursor }), ...(open !== undefined && isKept(open, asked) && { open }) };
}

/** The list of answers to change stands without a step; every other question needs its own. */
function isKept(open: unknown, asked: unknown): boolean {
  return asked !== undefined || recordOf(open)?.['kind'] === 'change';
}

/** `goal.why`, or `barriers.each[sleep].weight`. */
function cursorOf(key: string): Data | undefined {
  if (key === 'change') return undefined;
  const round = /^([^.]+)\.[^[\]]+\[([^\]]+)\]\.(.+)$/.exec(key);
  return round === null ? { step: key } : { step: `${round[1]}.${round[3]}`, each: round[2] };
}

function matterOf(matter: unknown): Data {
  const { id, line, staff, text, at, answered } = recordOf(matter) ?? {};
  const closed = answered === undefined ? {} : { closed: { at, how: 'done' } };
  return { id, script: 'question', at, staff, line, given: { question: text }, ...closed };
}

function recordOf(value: unknown): Data | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : undefined;
}
