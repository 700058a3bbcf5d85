/**
 * `npm run citizen -- export ID --by NAME --to FILE` writes all that is held of a citizen; `npm run citizen -- erase ID --by NAME --reason TEXT`
 * takes it away. Ends with 0 when it is done, 1 when there is no such citizen, 2 when the command cannot be understood, 3 when the store
 * cannot be had.
 */
import { citizenCommand } from './citizen-command.ts';

const { code, out, err } = await citizenCommand(process.argv.slice(2), process.env);
for (const line of out) process.stdout.write(`${line}\n`);
for (const line of err) process.stderr.write(`${line}\n`);
process.exitCode = code;
