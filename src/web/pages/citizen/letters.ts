/**
 * The house's letters ahead of time, where the line is fast. On a slow one they would stand in the way of the question; there the device's own
 * serve, and these come with the style sheet for the next visit (`font-display: optional` in `citizen.css`).
 */
import regular from '../../../../node_modules/dkfds/dist/fonts/IBMPlexSans/split/woff2/IBMPlexSans-Regular-Latin1.woff2';
import medium from '../../../../node_modules/dkfds/dist/fonts/IBMPlexSans/split/woff2/IBMPlexSans-Medium-Latin1.woff2';
import semibold from '../../../../node_modules/dkfds/dist/fonts/IBMPlexSans/split/woff2/IBMPlexSans-SemiBold-Latin1.woff2';

const faces = { 400: regular, 500: medium, 600: semibold } as const;
/** The letters that the files hold, as in `citizen.css`. */
const unicodeRange = 'U+0000-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122';

/** What a browser may know of its line (Network Information API); some tell nothing, and count as slow. */
interface Line {
  readonly effectiveType?: string;
  readonly saveData?: boolean;
}

/** Begins to fetch them, where the browser says that its line is fast and that nobody is saving bytes. */
export function fetchLetters(navigator: { readonly connection?: Line } = globalThis.navigator as { readonly connection?: Line }): void {
  const { connection } = navigator;
  if (connection?.effectiveType !== '4g' || connection.saveData === true) return;
  for (const [weight, file] of Object.entries(faces)) {
    const face = new FontFace('IBM Plex Sans', `url(${file})`, { weight, display: 'optional', unicodeRange });
    document.fonts.add(face);
    face.load().catch(() => undefined);
  }
}
