/** The one bot behind every channel: an activity becomes a message of the conversation, and what became of it goes back to the channel. */
import { ActivityHandler, type TurnContext } from 'botbuilder';
import type { Context } from '../conversation/context.ts';
import type { Received } from '../conversation/inbound.ts';
import { receive } from '../conversation/receive.ts';
import { inboundOf, type Incoming, type Pinned } from './incoming.ts';
import { measured } from './measured.ts';

/** What a channel lays in the turn: the activity as it was read, and whose it is. */
export interface Turn {
  readonly incoming: Incoming;
  readonly pinned: Pinned;
}
const turnKey = Symbol('medspil.turn');
const receivedKey = Symbol('medspil.received');

/** To be called by the channel before the bot runs. */
export function layTurn(turnContext: TurnContext, turn: Turn): void {
  turnContext.turnState.set(turnKey, turn);
}

/** What became of the turn; nothing where it was not acted on. */
export function receivedOf(turnContext: TurnContext): Received | undefined {
  return turnContext.turnState.get<Received | undefined>(receivedKey);
}

/** Answers are not sent from here: they are in the citizen's transcript once the turn is committed, and each channel carries them from there. */
export class DialogueBot extends ActivityHandler {
  readonly #context: Context;

  constructor(context: Context) {
    super();
    this.#context = context;
    this.onMessage((turnContext, next) => this.#take(turnContext, next));
    this.onEvent((turnContext, next) => this.#take(turnContext, next));
  }

  async #take(turnContext: TurnContext, next: () => Promise<void>): Promise<void> {
    const { incoming, pinned } = turnContext.turnState.get<Turn>(turnKey);
    const inbound = inboundOf(incoming, pinned);
    if (inbound !== undefined) {
      const received = await measured(this.#context.meter, inbound.channel, () => receive(this.#context, inbound));
      turnContext.turnState.set(receivedKey, received);
    }
    await next();
  }
}
