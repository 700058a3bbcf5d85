import { describe, expect, test } from 'vitest';
import { withoutAllowed } from '../../src/messages/allow.ts';
import type { Code } from '../../src/messages/codes.ts';
import { inOrder, type Found } from '../../src/messages/fault.ts';

const file = 'locales/da/visit.yaml';
const long = (line: number, code: Code = 'long-sentence'): Found => ({ file, line, code, message: 'It is long.', mend: 'Shorten it.' });

/** What is left of the findings in a text, as `code line`. */
function left(text: string, ...found: readonly Found[]): readonly string[] {
  return withoutAllowed(inOrder(found), { [file]: text }).map(({ code, line }) => `${code} ${line}`);
}

describe('a warning is allowed with a reason', () => {
  test.each<[text: string, line: number]>([
    ["a: b # allow long-sentence: the law's own words", 1],
    ['# allow long-sentence: the law\na: b', 2],
    ['a: b\n  # allow long-sentence: the law\n  # and more on it\nc: d', 4],
    ['# allow hard-words: a name\n# allow long-sentence: the law\na: b', 3],
    ['#allow long-sentence the law\na: b', 2],
  ])('%j', (text, line) => {
    expect(left(text, long(line), ...(text.includes('hard') ? [long(line, 'hard-words')] : []))).toEqual([]);
  });

  test('only on its own line, and only its own code', () => {
    expect(left('# allow long-sentence: the law\na: b\nc: d', long(2), long(3))).toEqual(['long-sentence 3']);
    expect(left('# allow long-sentence: the law\na: b', long(2), long(2, 'hard-words'))).toEqual(['hard-words 2']);
    expect(withoutAllowed(inOrder([{ ...long(2), file: 'other.yaml' }]), { [file]: 'a: b' })).toHaveLength(1);
  });

  test('once for all of its kind on the line', () => {
    expect(left('# allow avoid-word: a quotation\na: b', long(2, 'avoid-word'), long(2, 'avoid-word'))).toEqual([]);
  });
});

describe('a comment is told of', () => {
  test('without a reason, and what it is about stays', () => {
    expect(left('# allow long-sentence\na: b', long(2))).toEqual(['allow-reason 1', 'long-sentence 2']);
    expect(left('# allow long-sentence:  \na: b', long(2))).toEqual(['allow-reason 1', 'long-sentence 2']);
  });

  test('where it allows nothing, an error, or what there is not', () => {
    expect(left('# allow long-sentence: the law\na: b')).toEqual(['allow-unused 1']);
    expect(left('# allow missing-text: later\na: b', long(2, 'missing-text'))).toEqual(['allow-error 1', 'missing-text 2']);
    const [unknown] = withoutAllowed([], { [file]: 'a: b # allow long-sentense: the law' });
    expect(unknown).toMatchObject({ code: 'allow-unknown', level: 'warning', line: 1, column: 6, mend: 'Did you mean "long-sentence"?' });
  });

  test('but not for allowing nothing while there are errors: then not everything was looked at', () => {
    expect(left('# allow long-sentence: the law\na: b', long(1, 'yaml'))).toEqual(['yaml 1']);
  });

  test('and a text that only looks like one is none', () => {
    expect(left('a: |-\n  # allow long-sentence: the law\n  b\nc: "# allow long-sentence: x"\nd: e# allow long-sentence: x')).toEqual([]);
  });
});
