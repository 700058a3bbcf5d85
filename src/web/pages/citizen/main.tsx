/** The citizen's page: the conversation, and "Min plan". */
import { render } from 'preact';
import '../widget/define.ts';
import { Page } from './page.tsx';
import { restoreSize } from './tools.tsx';

const place = document.getElementById('page');
if (place === null) throw new Error('The page has no place to draw in');
restoreSize();
place.replaceChildren();
render(<Page />, place);
