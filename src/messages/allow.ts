/**
 * Warnings that are allowed in place, by a comment on the line or on the line above, with a reason:
 *
 * ```yaml
 * # allow long-sentence: the law's own words
 * ask: ...
 * ```
 */
import { CST, Lexer } from 'yaml';
import { codes, isCode, levelOf, type Code } from './codes.ts';
import { didYouMean, inOrder, isError, type Fault, type Found } from './fault.ts';

/** A comment that allows something. */
interface Allowance {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The line that it speaks of: its own, or the next one that is no comment. */
  readonly of: number;
  readonly code: string;
  readonly reason: string;
}

/**
 * The faults without the warnings that are allowed, and with what is wrong with the comments themselves. Errors stay.
 *
 * @param texts every file that was looked at, by its path
 */
export function withoutAllowed(faults: readonly Fault[], texts: Readonly<Record<string, string>>): readonly Fault[] {
  const allowances = Object.entries(texts).flatMap(([file, text]) => allowancesIn(file, text));
  if (allowances.length === 0) return faults;
  const used = new Set<Allowance>();
  const left = faults.filter((fault) => {
    const own = allowances.filter(({ file, of, code }) => file === fault.file && of === fault.line && code === fault.code);
    if (isError(fault)) return true;
    for (const one of own) used.add(one);
    // Without a reason nothing is allowed: what it is about stays to be seen.
    return !own.some(({ reason }) => reason !== '');
  });
  // While there are errors not everything is looked at, and so nothing is known to be allowed in vain.
  const all = !faults.some(isError);
  return inOrder([...left, ...allowances.flatMap((one) => allowanceFaults(one, !all || used.has(one)))]);
}

function allowanceFaults({ file, line, column, code, reason }: Allowance, useful: boolean): readonly Found[] {
  const found = (kind: Code, message: string, mend: string): Found => ({ file, line, column, code: kind, message, mend });
  if (!isCode(code)) {
    return [found('allow-unknown', `There is no code "${code}".`, didYouMean(code, Object.keys(codes)))];
  }
  if (levelOf(code) === 'error') {
    return [
      found('allow-error', `"${code}" is an error, and errors cannot be allowed.`, 'Mend what it tells of, and take the comment out.'),
    ];
  }
  if (!useful) return [found('allow-unused', `There is no "${code}" here.`, 'Take the comment out.')];
  if (reason !== '') return [];
  return [found('allow-reason', `"${code}" is allowed without a reason.`, `Write why: # allow ${code}: the reason.`)];
}

const form = /^#\s*allow\s+([\w-]+)\s*:?\s*(.*)$/;

function allowancesIn(file: string, text: string): readonly Allowance[] {
  if (!/#\s*allow\s/.test(text)) return [];
  const comments = commentsIn(text);
  const alone = new Set(comments.filter((comment) => comment.alone).map(({ line }) => line));
  return comments.flatMap((comment) => {
    const [, code, reason] = form.exec(comment.text) ?? [];
    if (code === undefined || reason === undefined) return [];
    let of = comment.line;
    if (comment.alone) while (alone.has(of)) of += 1;
    return [{ file, line: comment.line, column: comment.column, of, code, reason: reason.trim() }];
  });
}

/** A comment, with its place. `alone`: nothing else stands on its line. */
interface Comment {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly alone: boolean;
}

/** The comments of a YAML text: what only looks like one, within a text, is none. */
function commentsIn(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let [line, before] = [1, ''];
  let scalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const type = CST.tokenType(lexeme);
    // A text is announced by a sign of the lexer's own, which stands nowhere in the file.
    if (type === 'scalar' || type === 'flow-error-end' || type === 'doc-mode') {
      scalar = type === 'scalar';
      continue;
    }
    if (type === 'comment' && !scalar) comments.push({ text: lexeme, line, column: before.length + 1, alone: before.trim() === '' });
    scalar = false;
    const lines = lexeme.split('\n');
    line += lines.length - 1;
    before = lines.length > 1 ? lines.at(-1)! : before + lexeme;
  }
  return comments;
}
