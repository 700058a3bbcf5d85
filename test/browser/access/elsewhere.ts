/** The same citizen on another device: the conversation moves on in any language without the page being touched. */
import type { App } from '../app.ts';
import type { CitizenDocument } from '../../../src/conversation/citizen.ts';
import type { Inbound } from '../../../src/conversation/inbound.ts';
import { receive } from '../../../src/conversation/receive.ts';
import type { Command, ReplyValue } from '../../../src/engine/input.ts';
import type { Card } from '../../../src/messages/card.ts';

/** Words that stand for the citizen's own, in no language of the house's lists. */
export const ownWords = 'Æbler, ørreder & Ålborg';

export class Elsewhere {
  readonly #app: App;
  readonly citizen: string;
  #written = 0;

  constructor(app: App, citizen: string) {
    this.#app = app;
    this.citizen = citizen;
  }

  async document(): Promise<CitizenDocument> {
    const { store, municipality } = this.#app.context;
    return (await store.read(municipality.id, this.citizen))!.document;
  }
  async card(): Promise<Card | undefined> {
    return (await this.document()).card?.card;
  }
  async command(command: Command, target?: string): Promise<void> {
    await this.#take({ text: command, command: { command, ...(target !== undefined && { target }) } });
  }
  async write(text: string): Promise<void> {
    await this.#take({ text });
  }
  /** Answers what is open, whatever it is: everything that can be said is said, so that the longest way is taken. */
  async answer(): Promise<void> {
    const card = await this.card();
    if (card === undefined) throw new Error('Nothing is asked');
    await this.#take({ text: 'svar', reply: { token: card.token, value: answerTo(card) } });
  }
  /** Answers until a card of this kind, or the question with this key, is open. */
  async until(wanted: string): Promise<void> {
    for (let turns = 0; turns < 80; turns += 1) {
      const card = await this.card();
      if (card?.kind === wanted || card?.key === wanted) return;
      await this.answer();
    }
    throw new Error(`${wanted} is never asked`);
  }

  #take(given: Pick<Inbound, 'text'> & Partial<Inbound>): Promise<unknown> {
    const message = `elsewhere-${(this.#written += 1)}`;
    const { municipality } = this.#app.context;
    return receive(this.#app.context, {
      municipality: municipality.id,
      citizen: this.citizen,
      channel: 'web',
      account: this.citizen,
      message,
      ...given,
    });
  }
}

/** The last of one-tap answers, so that a way that is said first is not always the one taken; of several, the first three. */
function answerTo(card: Card): ReplyValue {
  switch (card.kind) {
    case 'yes-no':
      return 'yes';
    case 'scale':
    case 'number':
      return card.max === undefined ? 5 : Math.min(5, card.max);
    case 'date':
      return '2031-05-07';
    case 'choice':
    case 'readings':
    case 'confirm':
      return card.options.at(-1)?.value ?? ownWords;
    case 'choices':
      return card.options.slice(0, card.max ?? 3).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
    case 'summary':
      return { send: true };
    case 'text':
    case 'caseworker-question':
    case 'say':
    case 'handover':
    case 'repeat':
    case 'given':
    case 'change':
      return ownWords;
    default:
      return card.kind satisfies never;
  }
}
