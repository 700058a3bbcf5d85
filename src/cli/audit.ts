/**
 * `npm run audit -- verify`: ends with 0 when every stream is whole, 1 when one is not (its citizen's id is told), 2 when the command cannot be
 * understood, 3 when the store cannot be had.
 */
import { auditCommand } from './audit-command.ts';

const { code, out, err } = await auditCommand(process.argv.slice(2), process.env);
for (const line of out) process.stdout.write(`${line}\n`);
for (const line of err) process.stderr.write(`${line}\n`);
process.exitCode = code;
