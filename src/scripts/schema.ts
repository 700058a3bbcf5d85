/** The JSON Schema of a script, for editors: from the definitions that `npm run check` holds a script to. */
import { z } from 'zod';
import { ScriptShape } from './frame.ts';

/** Where it lies. */
export const schemaPath = 'dialogs/script.schema.json';

let text: string | undefined;

/** Its text, as the file must have it. */
export function scriptSchema(): string {
  text ??= `${JSON.stringify({ ...z.toJSONSchema(ScriptShape, { io: 'input' }), title: 'A dialogue script' }, null, 2)}\n`;
  return text;
}
