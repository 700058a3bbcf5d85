/** The command `audit` without its process, so that it is tested without one. */
import { auditLines, isWhole } from './audit-report.ts';
import { carryOut } from './carry-out.ts';
import { withOperator } from './operator-door.ts';
import type { Ended } from './publish-command.ts';

const usage = ['Usage: npm run audit -- verify'];

/** Reads every stream from its beginning, of those erased as well, and holds each record to its hash and the stream to its end. */
export async function auditCommand(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Promise<Ended> {
  if (args.length !== 1 || args[0] !== 'verify') return { code: 2, out: [], err: usage };
  return carryOut(environment, async (config) => {
    const report = await withOperator(config, (operator) => operator.verifyAudit());
    const lines = auditLines(report);
    return isWhole(report) ? { code: 0, out: lines, err: [] } : { code: 1, out: [], err: lines };
  });
}
