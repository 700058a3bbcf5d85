/** Holds that every exported thing says what it is and when to use it, right above its declaration. */
import { describe, expect, it } from 'vitest';
import { filesUnder, read } from './reading.ts';
import { undocumented } from './rules.ts';

describe('Every exported thing', () => {
  it('has a doc comment', () => {
    const sources = filesUnder('src', /\.tsx?$/);
    expect(sources).toContain('src/engine/step.ts');
    expect(sources.flatMap((path) => undocumented(path, read(path)).map((name) => `${path}: ${name}`))).toEqual([]);
  });
});

describe('The rule on doc comments', () => {
  it.each([
    ['export function a() {}', ['a']],
    ['export async function a() {}', ['a']],
    ['export const a = 1;', ['a']],
    ['export class A {}', ['A']],
    ['export abstract class A {}', ['A']],
    ['export interface A {}', ['A']],
    ['export type A = string;', ['A']],
    ['export default function a() {}', ['a']],
    ['/* Not a doc comment. */\nexport const a = 1;', ['a']],
    ['// Not one either.\nexport const a = 1;', ['a']],
    ['/** */\nexport const a = 1;', ['a']],
    ['/** Of the file. */\n\nexport const a = 1;', ['a']],
    ['/** Of the first. */\nexport const a = 1;\nexport const b = 2;', ['b']],
    ['/** æøå 🖊 */\nconst a = 1;\nexport { a };\nexport const b = a;', ['b']],
    ['/** A shape. */\nexport const A = z.string();\nexport type B = z.infer<typeof A>;', ['B']],
    ['/** A shape. */\nexport const A = z.string();\nconst b = 1;\nexport type A = z.infer<typeof A>;', ['A']],
  ])('finds what has none in %j', (text, names) => {
    expect(undocumented('src/engine/a.ts', text)).toEqual(names);
  });
  it.each([
    '/** One line. */\nexport const a = 1;',
    '/**\n * Several\n * lines.\n */\nexport interface A {}',
    '/** A shape. */\nexport const A = z.string();\nexport type A = z.infer<typeof A>;',
    "export { a } from './b.ts';\nexport * from './c.ts';\nexport type { D } from './d.ts';",
    'const a = 1;\nfunction b() {}\nexport { a, b };',
    'const text = `\nexport const a = 1;\n`;',
  ])('is content with %j', (text) => {
    expect(undocumented('src/engine/a.ts', text)).toEqual([]);
  });
});
