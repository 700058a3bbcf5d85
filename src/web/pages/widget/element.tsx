/**
 * `<medspil-chat>`: the conversation as an element of its own, with all it needs in its shadow root.
 *
 * Attributes: `base` (origin of the server, empty for the page's own), `token` (where the page around it has one), `lang`, `plan` (address
 * of my plan on the page around it; without it the plan is told in the conversation).
 * Slots: `before` (stands there until the conversation does), `tools` (end of the top bar), `side` (beside the conversation on wide screens).
 * Event: `medspil-change`, with a `ChatState` as `detail`, whenever one of its fields is another.
 */
import { render } from 'preact';
import type { CitizenPage } from '../../../review/views.ts';
import type { Texts } from '../shared/texts.ts';
import { Chat } from './chat.tsx';
import { comeBack } from './following.ts';
import { Room } from './room.ts';
import { fetchSheets } from './sheets.ts';
import { browser } from './browser.ts';

/** What a page around the widget may want to know. */
export interface ChatState {
  /** Empty where somebody has been signed out. */
  readonly token: string;
  readonly language: string;
  readonly texts: Texts;
  readonly me?: CitizenPage;
  /** How many messages have been said, and how often something moved without one: where it grows, the plan may have moved. */
  readonly heard: number;
}

/**
 * The element's class; `define.ts` gives it its tag. It connects when it is put in a page and lets go when it is taken out; its attributes
 * are read only then, and later changes to them do nothing.
 */
export class MedspilChat extends HTMLElement {
  #room: Room | undefined;
  #told: ChatState | undefined;
  readonly #awake = (): void => this.#room?.retry();
  readonly #lost = (): void => this.#room?.offline();
  readonly #stored = (event: StorageEvent): void => this.#room?.storageChanged(event.key);

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const token = this.getAttribute('token');
    const language = this.lang || document.documentElement.lang || 'da';
    const room = new Room(browser, { base: this.getAttribute('base') ?? '', language, ...(token === null ? {} : { token }) });
    this.#room = room;
    room.watch(() => this.#tell(room));
    addEventListener('online', this.#awake);
    addEventListener('pageshow', this.#awake);
    addEventListener('offline', this.#lost);
    addEventListener('storage', this.#stored);
    const plan = this.getAttribute('plan') ?? undefined;
    render(<Chat room={room} plan={plan} dressed={false} />, root);
    room.open();
    void this.#dress(room, root, plan);
  }
  async #dress(room: Room, root: ShadowRoot, plan: string | undefined): Promise<void> {
    const { look, widget } = await fetchSheets();
    if (this.#room !== room) return;
    root.adoptedStyleSheets = [look, widget];
    render(<Chat room={room} plan={plan} dressed />, root);
  }
  disconnectedCallback(): void {
    removeEventListener('online', this.#awake);
    removeEventListener('pageshow', this.#awake);
    removeEventListener('offline', this.#lost);
    removeEventListener('storage', this.#stored);
    this.#room?.close();
    this.#room = undefined;
    if (this.shadowRoot !== null) render(null, this.shadowRoot);
  }

  /** Sends a command as if its button had been tapped; `text` is its label. */
  command(command: string, text: string, target?: string): void {
    this.#room?.say(text, target === undefined ? { command } : { command, target });
  }
  /** Changes the language of words and dialogue; `label` is the language's own name. */
  speak(language: string, label: string): void {
    this.#room?.speak(language, label);
  }
  /** Leaves for the sign-in, and comes back to this page. */
  signIn(): void {
    void this.#room?.door.signIn();
  }
  /** Takes all that is kept of the citizen off the device; where something is unsent, the conversation asks first. */
  signOut(): void {
    this.#room?.signOut();
  }
  /** Takes the reader to the open question. For a page that has hidden the element and shows it again. */
  comeBack(): void {
    const place = this.shadowRoot?.querySelector('main');
    if (place !== null && place !== undefined) comeBack(place, this.#room?.view.talk.open !== undefined);
  }

  /** What was told last, for a page that began to listen after that. */
  get told(): ChatState | undefined {
    return this.#told;
  }
  #tell(room: Room): void {
    const { session, language, talk, me, texts, moved, ended } = room.view;
    // Before the first way in there is nothing to tell; where there is none any more there is: that nobody is here.
    if (session === undefined && !ended) return;
    const state: ChatState = {
      token: session?.token ?? '',
      language,
      texts,
      heard: talk.said.length + moved,
      ...(me === undefined ? {} : { me }),
    };
    const told = this.#told;
    const same = told !== undefined && told.token === state.token && told.texts === texts && told.me === me && told.heard === state.heard;
    if (same) return;
    this.#told = state;
    this.dispatchEvent(new CustomEvent<ChatState>('medspil-change', { detail: state }));
  }
}
