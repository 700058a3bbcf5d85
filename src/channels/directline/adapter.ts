/** Direct Line as a Bot Framework channel, inside this process: no second HTTP round between channel and bot. */
import { type Activity, ActivityTypes, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder';
import type { Received } from '../../conversation/inbound.ts';
import { layTurn, receivedOf, type Turn } from '../bot.ts';

/**
 * Runs the bot on one activity and tells what became of it. What the bot says is in the transcript, from which every stream of the
 * conversation reads; so nothing is ever sent, changed or taken back by this adapter, and whoever tries learns so at once.
 */
export class DirectLineAdapter extends BotAdapter {
  /** The promise is kept when everything is durable. */
  async process(turn: Turn, bot: (turnContext: TurnContext) => Promise<void>): Promise<Received | undefined> {
    const turnContext = new TurnContext(this, activityOf(turn));
    layTurn(turnContext, turn);
    await this.runMiddleware(turnContext, bot);
    return receivedOf(turnContext);
  }

  override sendActivities(): Promise<ResourceResponse[]> {
    return Promise.reject(fromTranscript());
  }
  override updateActivity(): Promise<void> {
    return Promise.reject(fromTranscript());
  }
  override deleteActivity(): Promise<void> {
    return Promise.reject(fromTranscript());
  }
  override continueConversation(): Promise<void> {
    return Promise.reject(fromTranscript());
  }
}

function fromTranscript(): Error {
  return new Error('On the web everything said stands in the transcript: append it there');
}

const types = { message: ActivityTypes.Message, opened: ActivityTypes.Event, silent: ActivityTypes.Typing } as const;

/** The activity as the bot sees it. Who it is from is what the token says, whatever was written in it. */
function activityOf({ incoming, pinned }: Turn): Partial<Activity> {
  return {
    type: types[incoming.type],
    id: pinned.message,
    channelId: 'directline',
    from: { id: pinned.citizen, name: '' },
    recipient: { id: 'medspil', name: 'Medspil' },
    conversation: { id: pinned.account, isGroup: false, conversationType: 'personal', name: '' },
    ...(incoming.type === 'message' && { text: incoming.text }),
    ...(incoming.type === 'opened' && { name: 'medspil/opened' }),
  };
}
