/**
 * `npm run publish -- --by NAME [--note TEXT]`: the files in `dialogs/` and `locales/` become the version that runs; or
 * `--rollback N`, `--withdraw script:section.step`, `--restore script:section.step`, `--list`. With `--json` the only output is the result.
 * Ends with 0 when it is done (or was so already), 1 when it is refused, 2 when the command cannot be understood, 3 when neither the data
 * folder nor the server that holds it can be had.
 */
import { fileURLToPath } from 'node:url';
import { publishCommand } from './publish-command.ts';

const { code, out, err } = await publishCommand(process.argv.slice(2), process.env, fileURLToPath(new URL('../../', import.meta.url)));
for (const line of out) process.stdout.write(`${line}\n`);
for (const line of err) process.stderr.write(`${line}\n`);
process.exitCode = code;
