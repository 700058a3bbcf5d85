/** The printer of the house. It and its letters are loaded when the first sheet is printed: most starts print none, and starting is quick. */
import type { Printer } from '../ports.ts';

/** A printer that gets ready by itself. One that could not get ready is tried again at the next sheet. */
export function lazyPrinter(load: () => Promise<Printer> = loadPdf): Printer {
  let ready: Promise<Printer> | undefined;
  return {
    pdf: async (sheet) => {
      ready ??= load();
      const printer = await ready.catch((error: unknown) => {
        ready = undefined;
        throw error;
      });
      return printer.pdf(sheet);
    },
  };
}

async function loadPdf(): Promise<Printer> {
  const { pdfPrinter } = await import('../pdf/print.ts');
  return pdfPrinter();
}
