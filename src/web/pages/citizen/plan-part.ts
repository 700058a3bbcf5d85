/** What of the page is about the plan. It is a file of its own for the browser, which nobody waits for who only wants to be greeted. */
import { made } from '../widget/sheets.ts';
import plan from './plan.css' with { type: 'text' };

document.adoptedStyleSheets = [...document.adoptedStyleSheets, made(plan)];

export { PlanView } from './plan-view.tsx';
export { SheetSoFar } from './sheet-so-far.tsx';
