/** Mends a generated script as staff would: it is read, and what the faults ask for is done, until there are none. */
import { parse, stringify } from 'yaml';
import { parseScript } from '../../../src/scripts/parse.ts';

type Tree = Record<string, unknown>;
/** What is done about a fault that only shows when conditions are looked at together. Any other fault is one of the generator. */
const mends: Readonly<Record<string, (step: Tree, parents: readonly Tree[]) => void>> = {
  'unmarked-sensitive': (step) => {
    step['sensitive'] = true;
  },
  'unreachable-step': (step, parents) => {
    const conditional = [step, ...parents].find((one) => 'when' in one);
    if (conditional !== undefined) delete conditional['when'];
  },
  'dead-end': (step) => {
    step['skippable'] = true;
  },
};

/** The script without those faults. Throws, with the script, on any other. */
export function mended(yaml: string): string {
  let text = yaml;
  for (let round = 0; round < 20; round += 1) {
    const read = parseScript(text, 'dialogs/generated.yaml');
    if (read.ok) return text;
    const tree = parse(text) as Tree;
    for (const { line, code } of read.faults) {
      const [step, ...parents] = nodesAt(tree, pathAt(text, line));
      const mend = mends[code];
      if (mend === undefined || step === undefined) throw refused(text, read.faults);
      mend(step, parents);
    }
    text = stringify(tree, { lineWidth: 0 });
  }
  throw new Error(`The faults of a generated script do not end\n${text}`);
}

/** What the parser has against a script, with the script. */
export function refused(
  yaml: string,
  faults: readonly { readonly line: number; readonly code: string; readonly message: string }[],
): Error {
  const told = faults.map(({ line, code, message }) => `${line}: ${code} ${message}`).join('\n');
  return new Error(`The generator wrote a script that the parser refuses.\n${told}\n${yaml}`);
}

/** The keys that lead to a line of a YAML text in block style, from the root. */
function pathAt(yaml: string, line: number): readonly string[] {
  const path: { readonly indent: number; readonly key: string }[] = [];
  for (const text of yaml.split('\n').slice(0, line)) {
    const [, space = '', key] = /^( *)([\w-]+):/.exec(text) ?? [];
    if (key === undefined) continue;
    while (path.length > 0 && path.at(-1)!.indent >= space.length) path.pop();
    path.push({ indent: space.length, key });
  }
  return path.map(({ key }) => key);
}

/** The mappings on a path, the innermost first. */
function nodesAt(tree: Tree, path: readonly string[]): readonly Tree[] {
  const nodes: Tree[] = [];
  let node: unknown = tree;
  for (const key of path) {
    node = (node as Tree)[key];
    if (typeof node !== 'object' || node === null || Array.isArray(node)) break;
    nodes.unshift(node as Tree);
  }
  return nodes;
}
