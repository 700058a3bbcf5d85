/** The citizen's page: the conversation, and "Min plan". */
import { render } from 'preact';
import '../widget/define.ts';
import { Page } from './page.tsx';
import { sizePage, watchTextSize } from '../shared/text-size.ts';

const place = document.getElementById('page');
if (place === null) throw new Error('The page has no place to draw in');
sizePage();
watchTextSize(sizePage);
place.replaceChildren();
render(<Page />, place);
