/** Writes `src/plan/plan.schema.json` from the definitions: `node src/cli/schema.ts`. */
import { writeFile } from 'node:fs/promises';
import { planJsonSchema } from '../plan/schema.ts';

await writeFile(new URL('../plan/plan.schema.json', import.meta.url), `${JSON.stringify(planJsonSchema(), undefined, 2)}\n`);
