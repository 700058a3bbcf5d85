/** Whoever took the short way may tell more, whenever they like. */
import { isShort } from '../engine/short-way.ts';
import type { CitizenDocument } from './citizen.ts';
import type { Context } from './context.ts';

/** True while the plan's own dialogue has taken the short way: there is more to tell, and what was not asked was not passed by. */
export function tookShortWay({ state }: Pick<CitizenDocument, 'state'>, { scripts }: Pick<Context, 'scripts'>): boolean {
  return state !== undefined && isShort(scripts.main.dialogue, state.answers);
}

/** The document with the button "Fortæl mere" where nothing is asked and there is more to tell; the same document where that has not moved. */
export function withMore(document: CitizenDocument, context: Context): CitizenDocument {
  const { catalogue } = context.scripts.main;
  const isOffered = document.card === undefined && document.state?.status === 'done' && tookShortWay(document, context);
  const label = isOffered ? catalogue.text(document.language, 'app.commands.more.label') : undefined;
  if (label === document.more) return document;
  const { more: _before, ...rest } = document;
  return label === undefined ? rest : { ...rest, more: label };
}
