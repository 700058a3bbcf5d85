/**
 * Lines of a stream of text, broken at the line feed and nowhere else: a text may hold other letters that some take for the end of a line (U+2028),
 * and JSON leaves them as they are. Throws what the stream throws.
 */
export async function* linesIn(stream: AsyncIterable<unknown>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
