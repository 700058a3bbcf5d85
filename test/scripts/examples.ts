/** The YAML examples in doc comments. */

/** An example: the code block, and the name of what it stands above (`kinds.text`, `RawRepeat`). */
export interface Example {
  readonly of: string;
  readonly yaml: string;
}

/** Every ```yaml block in the doc comments of a source file. One that is not closed is a mistake. */
export function examplesIn(source: string): readonly Example[] {
  const comments = [...source.matchAll(/\/\*\*([\s\S]*?)\*\/\s*(?:export\s+)?(?:const |interface |type |function )?(['\w-]*)/g)];
  return comments.flatMap(([, comment = '', name = '']) => {
    const text = comment
      .split('\n')
      .map((line) => line.replace(/^\s*\* ?/, ''))
      .join('\n');
    if (text.split('```').length % 2 === 0) throw new Error(`An example of ${name} is not closed`);
    return [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) => ({ of: name.replaceAll("'", ''), yaml }));
  });
}
