/**
 * `npm run store -- export|import|backup|restore|release|status`: ends with 0 when it is done, 1 when it is done in part (the rest is told), 2 when
 * the command cannot be understood, 3 when the store or the file cannot be had or used.
 */
import { storeCommand } from './store-command.ts';

const { code, out, err } = await storeCommand(process.argv.slice(2), process.env);
for (const line of out) process.stdout.write(`${line}\n`);
for (const line of err) process.stderr.write(`${line}\n`);
process.exitCode = code;
