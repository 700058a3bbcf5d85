/** The caseworker's desk: the inbox, and one citizen's draft beside the conversation it came from. */
import { render } from 'preact';
import { App } from './app.tsx';
import './desk.css';

const place = document.getElementById('desk');
if (place === null) throw new Error('The page has no place to draw in');
place.replaceChildren();
render(<App />, place);
