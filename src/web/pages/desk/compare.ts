/** What is marked between two wordings, word by word, so that before and after are one look apart. */

/** A run of words, with the spaces after them. `gone` stands only before the change, `new` only after it, `same` in both. */
export interface Piece {
  readonly text: string;
  readonly kind: 'same' | 'gone' | 'new';
}

/** Above this many words on either side the whole is shown as one change: marks would only confuse. */
const mostWords = 400;

/** The pieces in reading order: those of `before` are `same` and `gone`, those of `after` are `same` and `new`. */
export function compare(before: string, after: string): readonly Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length > mostWords || b.length > mostWords) return joined([piece(before, 'gone'), piece(after, 'new')]);
  const common = lengths(a, b);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push(piece(a[i]!, 'same'));
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || common[i + 1]![j]! >= common[i]![j + 1]!)) pieces.push(piece(a[i++]!, 'gone'));
    else pieces.push(piece(b[j++]!, 'new'));
  }
  return joined(pieces);
}

/** Words, each with the space after it. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\S+\s*/g) ?? [];
}

/** Length of the longest common row of words from each pair of places on. */
function lengths(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i]![j] = a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
    }
  }
  return table;
}

function piece(text: string, kind: Piece['kind']): Piece {
  return { text, kind };
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.reduce<readonly Piece[]>((row, next) => {
    const last = row.at(-1);
    return last?.kind === next.kind ? [...row.slice(0, -1), piece(last.text + next.text, next.kind)] : [...row, next];
  }, []);
}
