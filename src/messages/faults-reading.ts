/** How the texts read: words in a sentence, hard words, LIX of a section, and words of the administration. */
import { avoidedIn } from './avoid.ts';
import type { Code } from './codes.ts';
import type { Found } from './fault.ts';
import type { LocaleFile } from './locale-file.ts';
import { readPattern } from './icu.ts';
import { hardWords, inFull, lix, readingOf } from './reading.ts';
import { leavesOf, type Leaf } from './texts.ts';

/** Words in a sentence, at most. */
const longestSentence = 20;
/** Hard words that any message may have; a longer one may have one in four words. */
const fewHardWords = 4;
const hardShare = 0.25;
/** LIX of a section's texts, at most, and of what stands on the plan; and the words from which on it says something. */
const hardest = 34;
const hardestPlan = 40;
const enoughWords = 100;

/** How the texts of one file read. Nothing is said of `desk`: it is for caseworkers. */
export function readingFaults(file: LocaleFile): readonly Found[] {
  if (file.name === 'desk') return [];
  const leaves = leavesOf(file.name, file.source.data).flatMap((leaf): readonly Plain[] => {
    const read = readPattern(leaf.text);
    if (!read.ok) return [];
    const { plain } = read.pattern;
    return [{ ...leaf, plain: file.language === 'da' ? inFull(plain) : plain }];
  });
  return [...leaves.flatMap((leaf) => leafFaults(file, leaf)), ...(file.language === 'da' ? sectionFaults(file, leaves) : [])];
}

/** A text as it reads. */
interface Plain extends Leaf {
  readonly plain: string;
}

function leafFaults(file: LocaleFile, { key, path, plain }: Plain): readonly Found[] {
  const found = (code: Code, message: string, mend: string): Found => ({
    file: file.source.file,
    ...file.source.place(path),
    code,
    message,
    mend,
  });
  const { longest, words } = readingOf(plain);
  const hard = file.language === 'da' ? hardWords(plain) : [];
  return [
    ...(longest > longestSentence
      ? [
          found(
            'long-sentence',
            `"${key}" has a sentence of ${longest} words.`,
            `Make it ${longestSentence} at most: two sentences, or fewer words.`,
          ),
        ]
      : []),
    ...(hard.length > fewHardWords && hard.length > words * hardShare
      ? [found('hard-words', `"${key}" has ${hard.length} hard words in ${words}: ${shown(hard)}.`, 'Say it with shorter words.')]
      : []),
    ...avoidedIn(file.language, plain).map(({ word, instead }) =>
      found('avoid-word', `"${key}" says "${word}", a word of the administration.`, `Write instead: ${instead}.`),
    ),
  ];
}

function shown(words: readonly string[]): string {
  const different = [...new Set(words)];
  return different.length > 6 ? `${different.slice(0, 6).join(', ')}, ...` : different.join(', ');
}

/** LIX is for Danish, and for the joined text of a section: of a single short message it says nothing. */
function sectionFaults(file: LocaleFile, leaves: readonly Plain[]): readonly Found[] {
  const groups = new Map<string, Plain[]>();
  const put = (name: string, leaf: Plain): void => void groups.set(name, [...(groups.get(name) ?? []), leaf]);
  for (const leaf of leaves) if (leaf.path[0] !== 'lists') put(isPlan(file, leaf) ? planTexts : leaf.path[0]!, leaf);
  return [...groups].flatMap(([name, own]) => {
    const joined = own.map(({ plain }) => plain).join('\n');
    const [figure, most] = [lix(joined), name === planTexts ? hardestPlan : hardest];
    if (figure <= most || readingOf(joined).words < enoughWords) return [];
    const message = `The texts of "${name}" have a LIX of ${figure}; ${most} is the most.`;
    const mend = 'Write shorter sentences and shorter words (seven letters or more count as long).';
    return [{ file: file.source.file, ...file.source.place([own[0]!.path[0]!]), code: 'hard-to-read', message, mend }];
  });
}

const planTexts = 'the plan';

/** What stands on the plan: headings of its lines and groups. */
function isPlan(file: LocaleFile, { path }: Leaf): boolean {
  return file.name === 'app' ? path[0] === 'plan' : path.at(-1) === 'line';
}
