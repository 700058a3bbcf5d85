/** The citizen's page: the conversation, and "Min plan". */
import { render } from 'preact';
import '../widget/define.ts';
import { Page } from './page.tsx';
import { fetchSheets } from '../widget/sheets.ts';
import { sizePage, watchTextSize } from '../shared/text-size.ts';

const place = document.getElementById('page');
if (place === null) throw new Error('The page has no place to draw in');
sizePage();
watchTextSize(sizePage);
// The plan's own sheet, once it is there, is laid over the look.
void fetchSheets().then(({ look }) => (document.adoptedStyleSheets = [look, ...document.adoptedStyleSheets]));
const first = place.querySelector('.loading');
place.replaceChildren();
render(<Page first={first} />, place);
