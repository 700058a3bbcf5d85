/** Counts what vitest's JSON report says, so that nothing that did not run can look like a pass. */
import { z } from 'zod';

/** Tests that passed and failed. Skipped ones and files that could not be read are failures. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

const Report = z.object({
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/**
 * @param report the parsed report, or `undefined` when none was written
 * @param exitFailed vitest ended with an error: with no failed test there was one outside the tests, which counts as one
 */
export function countReport(report: unknown, exitFailed: boolean): Count {
  const read = Report.safeParse(report);
  if (!read.success) return { passed: 0, failed: 1 };
  let passed = 0;
  let failed = 0;
  for (const file of read.data.testResults) {
    const good = file.assertionResults.filter((test) => test.status === 'passed').length;
    const bad = file.assertionResults.length - good;
    passed += good;
    failed += bad === 0 && file.status !== 'passed' ? 1 : bad;
  }
  if (passed + failed === 0) return { passed: 0, failed: 1 };
  return { passed, failed: failed === 0 && exitFailed ? 1 : failed };
}
