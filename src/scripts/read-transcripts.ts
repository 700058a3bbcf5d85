/** Reads `dialogs/<script>.test.yaml`: the conversations, with the line of everything in them. */
import { inOrder, type Fault, type Found } from '../messages/fault.ts';
import { readYaml, type Path } from '../messages/source.ts';
import { shapeFaults } from '../messages/shape.ts';
import { Transcript, Transcripts } from './transcript.ts';

/** A conversation with its lines in the file. */
export interface PlacedTranscript {
  readonly file: string;
  readonly transcript: Transcript;
  /** Line in the file of a path within the conversation: `['talk', 3]`. */
  line(path: Path): number;
}

/** The conversations in the order of the file, or all faults of it. */
export type ReadTranscripts =
  | { readonly ok: true; readonly transcripts: readonly PlacedTranscript[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const transcriptKeys = Object.keys(Transcript.shape);
const talkKeys = ['bot', 'citizen', 'tap', 'command', 'later', 'hold', 'staff', 'other', 'target'];
const planKeys = ['quote', 'choice', 'choices', 'scale', 'number', 'date', 'unknown', 'skipped', 'declined', 'absent', 'by', 'words'];
const botKeys = ['says', 'readings', 'confirm', 'change'];

/** Reads the text of such a file. Never throws; faults come all at once. */
export function readTranscripts(text: string, file: string): ReadTranscripts {
  const read = readYaml(file, text);
  if (!read.ok) return { ok: false, faults: inOrder(read.faults) };
  const { source } = read;
  const checked = Transcripts.safeParse(source.data);
  if (!checked.success) return { ok: false, faults: inOrder(shapeFaults(source, checked.error.issues, [], keysAt)) };
  const twice = checked.data.flatMap(({ name }, index): readonly Found[] => {
    if (checked.data.findIndex((other) => other.name === name) === index) return [];
    const place = source.place([index, 'name']);
    return [{ file, ...place, code: 'duplicate-name', message: `"${name}" is the name of an earlier one.`, mend: 'Give it another name.' }];
  });
  if (twice.length > 0) return { ok: false, faults: inOrder(twice) };
  const transcripts = checked.data.map((transcript, index) => ({
    file,
    transcript,
    line: (path: Path) => source.place([index, ...path]).line,
  }));
  return { ok: true, transcripts };
}

function keysAt(path: Path): readonly string[] {
  if (path.at(-1) === 'bot') return botKeys;
  if (path.length === 1) return transcriptKeys;
  return path[1] === 'plan' ? planKeys : talkKeys;
}
