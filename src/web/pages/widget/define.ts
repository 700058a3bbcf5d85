/** Entry of the widget alone, for the pages of others: `<script type="module" src=".../medspil-chat.js">`. */
import { MedspilChat } from './element.tsx';

if (customElements.get('medspil-chat') === undefined) customElements.define('medspil-chat', MedspilChat);
