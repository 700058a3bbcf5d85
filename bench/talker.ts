/** A citizen of the HTTP benchmark: a small Direct Line client that answers whatever it is asked and takes the time. */
import type { Card } from '../src/messages/card.ts';

interface Ticket {
  readonly conversationId: string;
  readonly token: string;
  readonly streamUrl: string;
}
interface Activity {
  readonly type: string;
  readonly from?: { readonly role?: string };
  readonly channelData?: { readonly clientActivityID?: string; readonly medspil?: { readonly card?: Card } };
}

/** An answer in words to a question; undefined where the conversation comes to its end. */
function answerTo(card: Card | undefined): string | undefined {
  if (card === undefined) return undefined;
  switch (card.kind) {
    case 'summary':
    case 'change':
      return undefined;
    case 'yes-no':
      return 'ja';
    case 'scale':
    case 'number':
      return '5';
    case 'date':
      return 'i morgen';
    case 'choice':
      // The whole way, where there is a short one: this citizen has time.
      return (card.options.find(({ value }) => value === 'whole') ?? card.options[0])?.label;
    case 'choices':
    case 'readings':
    case 'confirm':
      return card.options[0]?.label;
    case 'text':
    case 'caseworker-question':
    case 'say':
    case 'handover':
    case 'repeat':
    case 'given':
      return 'Jeg vil gerne ud i naturen';
    default:
      return card.kind satisfies never;
  }
}

export class Talker {
  readonly #base: string;
  #ticket: Ticket | undefined;
  #socket: WebSocket | undefined;
  #card: Card | undefined;
  #heard: () => void = () => undefined;
  #sent = 0;

  constructor(url: string) {
    this.#base = `${url}/v3/directline`;
  }

  async #post(path: string, token: string, body: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json', ...(token !== '' && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(`${this.#base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok)
      throw new Error(`${path.replace(/\/conversations\/[^/]+/, '/conversations/:id')} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }

  /** A new citizen; resolves when the first question has come. */
  async open(): Promise<void> {
    this.close();
    const { token } = (await this.#post('/tokens/generate', '', {})) as Ticket;
    this.#ticket = (await this.#post('/conversations', token, {})) as Ticket;
    const socket = new WebSocket(this.#ticket.streamUrl);
    this.#socket = socket;
    this.#card = undefined;
    socket.addEventListener('message', (event) => this.#frame(String(event.data)));
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', () => reject(new Error('The stream did not open')), { once: true });
    });
    await this.#send({ type: 'event', name: 'medspil/opened' }, () => this.#card !== undefined);
  }
  close(): void {
    this.#socket?.close();
  }

  /** One answer: from the sending until the robot's reply is in the stream, in milliseconds. A conversation at its end begins anew, outside the time. */
  async turn(): Promise<number> {
    if (answerTo(this.#card) === undefined) await this.open();
    const before = this.#card;
    const text = answerTo(before);
    const begun = performance.now();
    await this.#send({ type: 'message', text }, () => this.#card !== before);
    return performance.now() - begun;
  }

  #frame(data: string): void {
    if (data.trim() === '') return;
    const { activities } = JSON.parse(data) as { readonly activities: readonly Activity[] };
    for (const activity of activities) this.#card = activity.channelData?.medspil?.card ?? this.#card;
    this.#heard();
  }

  async #send(activity: object, done: () => boolean): Promise<void> {
    const ticket = this.#ticket;
    if (ticket === undefined) throw new Error('Open first');
    const replied = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('No reply within 30 seconds')), 30_000);
      this.#heard = () => {
        if (!done()) return;
        clearTimeout(timer);
        resolve();
      };
      this.#heard();
    });
    const channelData = { clientActivityID: `bench-${(this.#sent += 1)}` };
    await this.#post(`/conversations/${ticket.conversationId}/activities`, ticket.token, {
      ...activity,
      from: { id: 'citizen' },
      locale: 'da',
      channelData,
    });
    await replied;
  }
}
