/** What of the page is about the plan. It is a file of its own for the browser, which nobody waits for who only wants to be greeted. */
export { PlanView } from './plan-view.tsx';
export { SheetSoFar } from './sheet-so-far.tsx';
