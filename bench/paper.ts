/** How long a plan takes to become a PDF: it is made while other requests wait. */
import { pdfPrinter } from '../src/pdf/print.ts';
import { lines, sheetIn, view } from '../test/paper/fixture.ts';
import { median, percentile } from './measure.ts';
import type { Effort, Finding } from './report.ts';

/** A plan of one page in Danish and in Arabic, and a long one of three pages; processor time, so that a busy machine does not count. */
export async function benchPaper({ quick }: Effort): Promise<Finding> {
  const begun = performance.now();
  const printer = await pdfPrinter();
  const ready = performance.now() - begun;
  const story = 'Det er en lang historie om alt det, der er sket, og om hvordan det hele hænger sammen. '.repeat(8);
  const long = lines.map((line) => (line.quote === undefined ? line : { ...line, quote: story }));
  const sheets = { 'in Danish': sheetIn('da'), 'in Arabic': sheetIn('ar'), 'of three pages': sheetIn('da', { ...view, lines: long }) };
  const figures = [{ name: 'letters read, once', value: ready, unit: 'ms' }];
  let worst = 0;
  for (const [name, sheet] of Object.entries(sheets)) {
    const times: number[] = [];
    for (let round = 0; round < (quick ? 12 : 60); round += 1) {
      const before = process.cpuUsage();
      await printer.pdf(sheet);
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1000);
    }
    figures.push(
      { name: `PDF ${name}, median`, value: median(times), unit: 'ms' },
      { name: `PDF ${name}, p90`, value: percentile(times, 0.9), unit: 'ms' },
    );
    if (name !== 'of three pages') worst = Math.max(worst, median(times));
  }
  return {
    bench: 'paper',
    figures,
    goals: [{ name: 'PDF of one page, median', figure: worst, compare: 'at most', goal: 100, unit: 'ms' }],
  };
}
