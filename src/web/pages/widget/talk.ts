/** The conversation as it is drawn: what the activities of the stream come to. Pure. */
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
/** All that the log and the question below it are drawn from. Change it by `hear`, or by `standing` at the citizen's own deed. */
export interface Talk {
  /** By position, without gaps or repeats. */
  readonly said: readonly Said[];
  /** The open question, where there is one, with the place of the message that asks it. */
  readonly open?: { readonly position: number; readonly card: Card };
  /** The citizen has written last and waits for an answer. */
  readonly waiting: boolean;
  /** The last thing that the citizen did was to pause. */
  readonly paused: boolean;
  /** The citizen has sent the draft, and nothing has been asked since. */
  readonly sent: boolean;
}

/** Before anything was heard: the page shows that it is starting. */
export const silence: Talk = { said: [], waiting: true, paused: false, sent: false };

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
  if (own) return { said, waiting: true, ...standing(talk, action) };
  if (mark?.card !== undefined) return { said, waiting: false, paused: false, sent: false, open: { position, card: mark.card } };
  return { ...talk, said, waiting: false };
}

/** What the citizen's own deed makes of a talk in which nothing is asked. */
export function standing(talk: Talk, action: CardAction | undefined): Pick<Talk, 'paused' | 'sent'> {
  if (action === undefined) return { paused: false, sent: talk.sent };
  if ('command' in action) return { paused: action.command === 'pause', sent: talk.sent };
  const { value } = action.reply;
  return { paused: false, sent: typeof value === 'object' && 'send' in value };
}

/** What stands in the log: everything but the message whose question is open, for that one is drawn in full. */
export function logged(talk: Talk): readonly Said[] {
  return talk.said.filter((one) => one.position !== talk.open?.position);
}
