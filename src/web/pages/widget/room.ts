/** The widget's one source of truth: client, conversation, words and the caseworker, told to whoever draws them. */
import type { CitizenPage } from '../../../review/views.ts';
import type { CardAction } from '../../../messages/card.ts';
import { fetchTexts } from '../shared/texts.ts';
import type { Texts } from '../shared/texts.ts';
import { openShelves } from '../shared/shelf.ts';
import { Client } from './client.ts';
import type { World } from './client.ts';
import { unconnected } from './connection.ts';
import type { Connection } from './connection.ts';
import { Door } from './door.ts';
import type { DoorView } from './door.ts';
import { listedOrigins, mayShow, surroundings } from './framing.ts';
import { Keeping } from './keeping.ts';
import type { Kept } from './keeping.ts';
import { emptyQueue } from './queue.ts';
import type { Queue, Waiting } from './queue.ts';
import { hear, silence, spokenIn } from './talk.ts';
import type { Talk } from './talk.ts';
import type { Activity } from './wire.ts';

/** All that is drawn. A new object at every change. */
export interface View {
  readonly texts: Texts;
  readonly language: string;
  readonly me?: CitizenPage;
  readonly talk: Talk;
  readonly connection: Connection;
  readonly queue: Queue;
  readonly session?: Kept;
  /** A message that the server would not take, with the server's own words. */
  readonly refused?: { readonly item: Waiting; readonly said: string | undefined };
  readonly ended: boolean;
  readonly door: DoorView;
  /** How often something moved without a new message. */
  readonly moved: number;
}
/**
 * `base` is the server's origin, empty for the page's own; `token` is there where the surrounding page has one; `language` is the first
 * one, until the server says which language the citizen is spoken to in.
 */
export interface RoomOptions {
  readonly base: string;
  readonly token?: string;
  readonly language: string;
}

/** How long the dots show for an answer that does not come, in milliseconds. */
const patience = 10_000;

/**
 * One for each widget: `open` it once, read `view`, and act by `say` and `speak`. The session, unsent messages and drafts are kept in the
 * browser's local storage.
 */
export class Room {
  readonly keeping: Keeping;
  readonly door: Door;
  readonly #client: Client;
  readonly #base: string;
  readonly #listeners = new Set<() => void>();
  #view: View;
  /** The question that was answered last; it opens again when the server will not take the answer. */
  #answered: Pick<Talk, 'open'> = {};
  #patience: ReturnType<typeof setTimeout> | undefined;
  /** The language whose words are shown, or on their way. */
  #language: string;

  constructor(world: World, options: RoomOptions) {
    this.#base = options.base;
    this.keeping = new Keeping(openShelves(), options.base);
    const language = (options.token === undefined ? this.keeping.session()?.language : undefined) ?? options.language;
    this.#language = language;
    const change = (part: DoorView): void => this.#change({ door: { ...this.#view.door, ...part } });
    this.door = new Door({ base: options.base, keeping: this.keeping, reach: world, change });
    this.#view = {
      texts: {},
      language,
      talk: silence,
      connection: unconnected,
      queue: emptyQueue,
      ended: false,
      door: {},
      moved: 0,
    };
    const token = options.token === undefined ? {} : { token: options.token };
    this.#client = new Client(
      world,
      { base: options.base, keeping: this.keeping, locale: language, ...token },
      {
        activities: (activities) => this.#hear(activities),
        moved: () => this.#change({ moved: this.#view.moved + 1 }),
        connection: (connection) => this.#change({ connection }),
        queue: (queue) => this.#change({ queue }),
        refused: (item, said) => this.#change({ refused: { item, said }, talk: { ...this.#view.talk, waiting: false, ...this.#answered } }),
        session: (session, me) => {
          // Another conversation than before: the one that was shown is over.
          const other = (this.#view.session?.conversationId ?? session.conversationId) !== session.conversationId;
          this.#change(other ? { session, talk: silence } : { session });
          if (me === undefined) void this.#meet(session);
          else this.#met(me);
        },
        ended: () => this.#ended(),
      },
    );
  }

  get view(): View {
    return this.#view;
  }
  /** Calls back after every change. Returns how to stop that. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  open(): void {
    void this.#words(this.#view.language);
    void this.#enter();
  }
  async #enter(): Promise<void> {
    const server = this.#base === '' ? location.origin : new URL(this.#base).origin;
    if (!(await mayShow(surroundings(), server, () => listedOrigins(this.#base)))) return this.#change({ door: { notice: 'framed' } });
    await this.door.open();
    void this.#client.run();
  }
  close(): void {
    this.#client.stop();
  }
  retry(): void {
    this.#client.retry();
  }
  offline(): void {
    this.#client.offline();
  }

  /** Logs out, or asks first where something would be lost by it. */
  signOut(sure = false): void {
    const kept = this.#view.session ?? this.keeping.session();
    if (kept !== undefined && !sure && this.keeping.isUnsent(kept.conversationId))
      return this.#change({ door: { ...this.#view.door, notice: 'leaving' } });
    if (kept !== undefined) this.keeping.clear(kept.conversationId);
    this.#leave();
  }
  /** Takes what was said at the door off the screen; whoever is signed out stays so. */
  stay(): void {
    this.#change({ door: { ...this.#view.door, notice: this.#view.ended ? 'expired' : undefined } });
  }
  /** Another tab has changed what is kept: whoever has logged out there is logged out here. */
  storageChanged(key: string | null): void {
    const { session } = this.#view;
    if (session?.signedIn !== true || !this.keeping.isSessionKey(key)) return;
    if (this.keeping.session()?.conversationId !== session.conversationId) this.#leave();
  }
  /** There is no way in any more: by signing in, where that is the way. */
  #ended(): void {
    const kept = this.#view.session ?? this.keeping.session();
    if (kept?.signedIn === true) this.#shut('expired');
    else this.#change({ ended: true });
  }
  #leave(): void {
    this.#client.stop();
    this.#shut('left');
  }
  /** Nothing of the person is left on the screen: who sits there now, nobody knows. */
  #shut(notice: 'expired' | 'left'): void {
    const { session: _session, me: _me, refused: _refused, ...view } = this.#view;
    this.#view = { ...view, talk: { ...silence, waiting: false }, queue: emptyQueue, ended: true };
    this.#change({ door: { notice } });
    void this.#ask(`house?lang=${encodeURIComponent(view.language)}`, '');
  }

  /** Sends the citizen's words or tap. The question that was open is answered by it and closes. */
  say(text: string, action?: CardAction): void {
    if (this.#view.ended) return;
    const { open, ...talk } = this.#view.talk;
    this.#answered = open === undefined ? {} : { open };
    this.#change({ talk: { ...talk, waiting: true } });
    this.#client.send({ kind: 'message', text, ...(action === undefined ? {} : { action }) });
    this.#stopWaiting();
  }
  /** The page follows the language that the citizen is spoken to in, whoever changed it and where. */
  #hear(activities: readonly Activity[]): void {
    const talk = hear(this.#view.talk, activities);
    this.#change({ talk });
    if (talk.waiting) this.#stopWaiting();
    const language = spokenIn(activities);
    if (language === undefined) return;
    this.#speakIn(language);
    // Hours and names of what the municipality brings are in the citizen's language too.
    const { me, session } = this.#view;
    if (session !== undefined && me !== undefined && me.language !== language) void this.#meet(session);
  }
  #speakIn(language: string): void {
    if (language === this.#language) return;
    const kept = this.keeping.session();
    if (kept !== undefined && this.#view.session?.conversationId === kept.conversationId) this.keeping.keepSession({ ...kept, language });
    this.#client.locale = language;
    void this.#words(language);
  }
  /** The dots do not go on for ever: where nothing is answered, the citizen gets the pen back. */
  #stopWaiting(): void {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      const { talk, queue } = this.#view;
      if (!talk.waiting) return;
      if (queue.waiting.length > 0) return this.#stopWaiting();
      this.#change({ talk: { ...talk, waiting: false } });
    }, patience);
  }
  /** Page and dialogue go on in that language. */
  speak(language: string, label: string): void {
    this.#speakIn(language);
    this.say(label, { command: 'language', target: language });
  }
  forgetRefused(): void {
    const { refused: _gone, ...view } = this.#view;
    this.#view = view;
    this.#change({});
  }

  /** Fetches the words until they are there, or those of another language are wanted. */
  async #words(language: string): Promise<void> {
    this.#language = language;
    for (;;) {
      const texts = await fetchTexts(this.#base, language);
      if (language !== this.#language) return;
      if (texts !== undefined) return this.#change({ texts, language });
      await new Promise((resolve) => setTimeout(resolve, 3000));
    }
  }
  /** Who the caseworker is, and in which language the citizen is spoken to. */
  #meet(session: Kept): Promise<void> {
    return this.#ask('me', `Bearer ${session.token}`);
  }
  async #ask(path: string, authorization: string): Promise<void> {
    try {
      const response = await fetch(`${this.#base}/api/citizen/${path}`, { headers: authorization === '' ? {} : { authorization } });
      if (response.ok) this.#met((await response.json()) as CitizenPage);
    } catch {
      // The bar comes with the next session; the conversation itself goes on.
    }
  }
  #met(me: CitizenPage): void {
    const first = this.#view.me === undefined;
    this.#change({ me });
    if (first) this.#speakIn(me.language);
  }
  #change(part: Partial<View>): void {
    this.#view = { ...this.#view, ...part };
    for (const listener of this.#listeners) listener();
  }
}
