/** The conversation as it is drawn: what the activities of the stream come to. Pure. */
import type { Status } from '../../../engine/state.ts';
import type { Card, CardAction } from '../../../messages/card.ts';
import { actionOf } from './wire.ts';
import type { Activity } from './wire.ts';

/** One message on the page. `asked`: a question that was open once. `wrote` and `chose` are the citizen's own. */
export interface Said {
  readonly position: number;
  readonly how: 'said' | 'asked' | 'wrote' | 'chose';
  readonly text: string;
  readonly language?: string;
  /** Written by the caseworker. */
  readonly staff?: true;
}
/** All that the log and the question below it are drawn from. Change it by `hear`. */
export interface Talk {
  /** By position, without gaps or repeats. */
  readonly said: readonly Said[];
  /** The open question, where there is one, with the place of the message that asks it. */
  readonly open?: { readonly position: number; readonly card: Card };
  /** The citizen has written last and waits for an answer. */
  readonly waiting: boolean;
  /** How the dialogue stands, as the server last said; absent until it has. */
  readonly status?: Status;
  /** Nothing is asked and there is more to tell: label of the button that sends the command `more`. */
  readonly more?: string;
}

/** Before anything was heard: the page shows that it is starting. */
export const silence: Talk = { said: [], waiting: true };

/** How the citizen's own text was given: written words stand as a quotation, a tap as a choice. */
export function howGiven(text: string, action: CardAction | undefined): 'wrote' | 'chose' {
  if (action === undefined) return 'wrote';
  if ('command' in action) return 'chose';
  const { value, other } = action.reply;
  return value === text || other === text ? 'wrote' : 'chose';
}

/** The conversation with these activities in it. One that is there already changes nothing. */
export function hear(talk: Talk, activities: readonly Activity[]): Talk {
  return activities.reduce(hearOne, talk);
}

function hearOne(talk: Talk, activity: Activity): Talk {
  const { text } = activity;
  if (activity.type !== 'message' || text === undefined) return talk;
  const mark = activity.channelData?.medspil;
  const position = mark?.position ?? (talk.said.at(-1)?.position ?? 0) + 1;
  if (talk.said.some((one) => one.position === position)) return talk;
  const own = activity.from?.role === 'user' || activity.channelData?.clientActivityID !== undefined;
  const action = actionOf(activity);
  const language = activity.locale === undefined ? {} : { language: activity.locale };
  const how: Said['how'] = own ? howGiven(text, action) : mark?.card === undefined && mark?.asks !== true ? 'said' : 'asked';
  const staff = activity.from?.id === 'staff' ? { staff: true as const } : {};
  const said = [...talk.said, { position, how, text, ...language, ...staff }].toSorted((a, b) => a.position - b.position);
  if (position < (talk.said.at(-1)?.position ?? 0)) return { ...talk, said };
  const { open, more: _before, ...before } = talk;
  const now = { ...(mark?.status !== undefined && { status: mark.status }), ...(mark?.more !== undefined && { more: mark.more }) };
  const heard = { ...before, said, ...now };
  if (own) return { ...heard, waiting: true };
  const asked = mark?.card === undefined ? open : { position, card: mark.card };
  return { ...heard, waiting: false, ...(asked !== undefined && { open: asked }) };
}

/** The language that the citizen was last spoken to in. What a caseworker writes is in whichever language it is. */
export function spokenIn(activities: readonly Activity[]): string | undefined {
  return activities.findLast((one) => one.type === 'message' && one.from?.role === 'bot' && one.from.id !== 'staff')?.locale;
}

/** What stands in the log: everything but the message whose question is open, for that one is drawn in full. */
export function logged(talk: Talk): readonly Said[] {
  return talk.said.filter((one) => one.position !== talk.open?.position);
}
