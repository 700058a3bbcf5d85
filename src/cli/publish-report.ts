/** What came of publishing, in lines for people. */
import { faultLine } from '../messages/fault.ts';
import type { PublishResult, Standing, VersionList, VersionNote, WithdrawResult } from '../publish/results.ts';

/** Everything that a command of publishing may answer. */
export type AnyResult = PublishResult | WithdrawResult | VersionList;

/** People that are named one by one; the rest are counted. */
const named = 20;

/** True where what was asked for is done, or was so already. */
export function isDone({ kind }: AnyResult): boolean {
  return ['published', 'unchanged', 'withdrawn', 'restored', 'list'].includes(kind);
}

/** The result in lines; ids of ours, names of steps, and wordings, never a word of a citizen's. */
export function reportLines(result: AnyResult): readonly string[] {
  switch (result.kind) {
    case 'published':
      return publishedLines(result);
    case 'unchanged':
      return [
        'number' in result ? `Nothing has changed since version ${result.number}.` : `Nothing to do: ${stepName(result)} is so already.`,
      ];
    case 'faults':
      return [...result.faults.map(faultLine), `Not published: ${count(result.faults.length, 'fault', 'faults')}.`];
    case 'stuck':
      return stuckLines(result.people);
    case 'unknown-version':
      return [`There is no such version to go back to. Kept: ${result.known.join(', ') || 'none'}.`];
    case 'unknown-step':
      return [`There is no such step. Known: ${result.known.join(', ') || 'none'}.`];
    case 'needed':
      return [`${stepName(result)} cannot be withdrawn: without it nothing could be sent.`];
    case 'withdrawn':
      return [`Withdrawn: ${stepName(result)}. Nobody is asked it any more; whoever stands on it is told so, and goes on.`];
    case 'restored':
      return [`Restored: ${stepName(result)}. It is asked again where it is open.`];
    case 'overtaken':
      return ['Somebody else has published in the meantime. Look at --list, and run the command again.'];
    case 'list':
      return listLines(result);
    default:
      return result satisfies never;
  }
}

function publishedLines({
  version,
  conversations,
  moved,
  withdrawn,
  unread,
}: Extract<PublishResult, { kind: 'published' }>): readonly string[] {
  const how = version.of === undefined ? 'Published' : `Went back to version ${version.of}, published`;
  return [
    `${how} as version ${version.number} by ${version.by}${noteOf(version)}.`,
    ...Object.entries(conversations).map(
      ([script, number]) =>
        `  ${script}: ${count(number, 'conversation goes', 'conversations go')} on in the new structure with the next turn.`,
    ),
    ...peopleLines(moved),
    ...(withdrawn.length === 0 ? [] : [`  Still withdrawn: ${withdrawn.join(', ')}. To ask it again: --restore <script>:<section>.<step>`]),
    ...(unread === 0 ? [] : [`  Passed by, because their files are damaged: ${count(unread, 'citizen', 'citizens')}.`]),
  ];
}

function stuckLines(people: readonly Standing[]): readonly string[] {
  const places = new Map(people.filter(({ step }) => step !== '').map(({ script, step }) => [`${script} ${step}`, { script, step }]));
  const gone = new Set(people.filter(({ sees }) => sees === undefined).map(({ script }) => script));
  const mends = [...places.values()].flatMap(({ script, step }) => [
    `  dialogs/${script}.yaml, under migrate:  - renamed: { ${step}: <its new name> }  or  - removed: { ${step}: <where to go on> }`,
  ]);
  return [
    `Not published: ${count(people.length, 'person stands', 'people stand')} where the new version has nothing.`,
    ...peopleLines(people),
    'Say where they go:',
    ...mends,
    ...(gone.size === 0 ? [] : [`  or keep the script until they are done: ${[...gone].join(', ')}`]),
  ];
}

function peopleLines(people: readonly Standing[]): readonly string[] {
  const lines = people.slice(0, named).map(({ citizen, script, step, sees }) => {
    const asked = sees === undefined ? 'would be asked nothing more' : `would be asked ${sees.step}: ${sees.text}`;
    return `  ${citizen} in ${script}${step === '' ? '' : ` at ${step}`} ${asked}`;
  });
  return people.length > named ? [...lines, `  and ${people.length - named} more`] : lines;
}

function listLines({ versions, withdrawals }: VersionList): readonly string[] {
  if (versions.length === 0) return ['Nothing is published yet.'];
  const newest = versions.at(-1)?.number;
  return [
    ...versions.map((version) => {
      const back = version.of === undefined ? '' : ` back to ${version.of}`;
      const more = version.number === newest ? ' (runs)' : version.kept ? '' : ' (texts no longer kept)';
      return `${version.number}  ${version.at}  ${version.by}${back}${more}${noteOf(version)}`;
    }),
    ...withdrawals.map((one) => {
      const restored = one.restored === undefined ? '' : `, restored ${one.restored.at} by ${one.restored.by}`;
      return `withdrawn  ${stepName(one)}  ${one.at} by ${one.by}${noteOf(one)}${restored}`;
    }),
  ];
}

function noteOf({ note }: Pick<VersionNote, 'note'>): string {
  return note === undefined ? '' : `: ${note.replace(/[.\s]+$/, '')}`;
}

function stepName({ script, key }: { readonly script: string; readonly key: string }): string {
  return `${script}:${key}`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
