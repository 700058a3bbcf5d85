/** What a client of Direct Line 3.0 can ask for, apart from how it is carried. */
import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { CitizenDocument } from '../../conversation/citizen.ts';
import type { Context } from '../../conversation/context.ts';
import { createAnonymous, createCitizen } from '../../conversation/create.ts';
import type { Received } from '../../conversation/inbound.ts';
import { entriesAfter } from '../../conversation/transcript.ts';
import type { Language } from '../../engine/script.ts';
import { citizenPage } from '../../review/citizen-page.ts';
import type { CitizenPage } from '../../review/views.ts';
import { DialogueBot } from '../bot.ts';
import { type Incoming, readActivity } from '../incoming.ts';
import { Refusal } from '../refusal.ts';
import { activitySet, type ActivitySet, type From } from './activity.ts';
import { DirectLineAdapter } from './adapter.ts';
import { readPlace } from './place.ts';
import type { Holder, Issued, Tokens } from './tokens.ts';

/** What the line needs beside the context of the use cases. */
export interface LineOptions {
  readonly tokens: Tokens;
  /** By which a municipality's own server asks for a token. */
  readonly secret?: string;
  readonly defaultLanguage: Language;
}
/** Answer of `tokens/generate` and `tokens/refresh`. `anonymous`: whoever writes has not signed in. */
export type Ticket = Issued & { readonly conversationId: string; readonly anonymous?: true };
/** A conversation as it was entered; `begun`: for the first time. */
export type Entered = Ticket & { readonly stream: string; readonly begun: boolean };
/** What our own page asks for beside its ticket, so that a slow line pays for one answer and not for four. */
export interface First {
  /** All that has been said; the stream goes on after it. */
  readonly first: ActivitySet;
  readonly me: CitizenPage;
}

/**
 * Requests of Direct Line as calls, without HTTP. Each method but `trusts` throws a `Refusal` for what is not to be had: a wrong token or
 * secret, a conversation that is not the token's own, a body that is no message.
 */
export class Line {
  readonly #context: Context;
  readonly #options: LineOptions;
  readonly #adapter = new DirectLineAdapter();
  readonly #bot: DialogueBot;
  /** Demo citizens so far, counted once and then from here on. */
  #newcomers: Promise<number> | undefined;

  constructor(context: Context, options: LineOptions) {
    this.#context = context;
    this.#options = options;
    this.#bot = new DialogueBot(context);
  }

  /** Whether that is the secret of the municipality's own server. */
  trusts(bearer: string | undefined): boolean {
    return isSecret(bearer, this.#options.secret);
  }

  /** The citizen that the holder of the secret names by our own id. Anybody else gets an anonymous thread, or in the demo a new citizen. */
  async generate(asked: { readonly bearer?: string; readonly user?: string; readonly locale?: string }): Promise<Ticket> {
    const trusted = this.trusts(asked.bearer);
    const anonymous = !trusted && this.#context.citizenSignIn === 'required';
    if (!trusted && !anonymous && !this.#context.demo) throw new Refusal('secret-wrong');
    const citizen = trusted && asked.user !== undefined ? asked.user : await this.#newcomer(anonymous, asked.locale);
    const document = await this.#document(citizen);
    const holder = { citizen, conversation: document.conversation, ...(document.anonymous === true && { anonymous: true as const }) };
    return ticketOf(holder, await this.#options.tokens.issue(holder));
  }

  async refresh(token: string | undefined): Promise<Ticket> {
    const { token: fresh, expires_in, ...holder } = await this.#options.tokens.renew(token);
    await this.#held(holder, holder.conversation);
    return ticketOf(holder, { token: fresh, expires_in });
  }

  /** Begins the dialogue, or goes on with it; either way the page counts as opened. */
  async enter(holder: Holder): Promise<Entered> {
    const begun = await this.#begin(holder);
    return { ...(await this.#ticket(holder, 0)), begun };
  }

  /** As `enter`, with what has been said in the same answer. */
  async enterWhole(holder: Holder): Promise<Entered & First> {
    const begun = await this.#begin(holder);
    const document = await this.#document(holder.citizen);
    const first = activitySet(document, await entriesAfter(this.#context, document, 0), { watermark: 0, lean: true });
    return { ...(await this.#ticket(holder, Number(first.watermark))), begun, first, me: citizenPage(this.#context, document) };
  }

  /** The way back after a break: a fresh stream after the place that was read last. */
  async resume(holder: Holder, conversation: string, watermark: number): Promise<Entered> {
    const document = await this.#held(holder, conversation);
    return { ...(await this.#ticket(holder, readPlace(document, watermark))), begun: false };
  }

  /** Takes an activity; gives its id, the same for the same message. Everything is durable when the promise is kept. */
  async post(holder: Holder, conversation: string, body: unknown): Promise<string> {
    await this.#held(holder, conversation);
    const incoming = readActivity(body);
    const received = await this.#take(holder, incoming);
    if (received?.kind === 'unknown-citizen') throw new Refusal('not-yours');
    return received?.id ?? (await this.#idOf(holder, incoming.clientId)) ?? `${conversation}|${this.#context.ids.next()}`;
  }

  async activities(holder: Holder, conversation: string, from: From): Promise<ActivitySet> {
    const document = await this.#held(holder, conversation);
    const place = readPlace(document, from.watermark);
    return activitySet(document, await entriesAfter(this.#context, document, place), { ...from, watermark: place });
  }

  /** Whether the conversation has begun by it. */
  async #begin(holder: Holder): Promise<boolean> {
    const before = await this.#held(holder, holder.conversation);
    await this.#take(holder, { type: 'opened' });
    return before.transcript.length === 0;
  }

  #take(holder: Holder, incoming: Incoming): Promise<Received | undefined> {
    const pinned = {
      municipality: this.#context.municipality.id,
      citizen: holder.citizen,
      channel: 'web',
      account: holder.conversation,
      message: incoming.clientId ?? this.#context.ids.next(),
    };
    return this.#adapter.process({ incoming, pinned }, (turnContext) => this.#bot.run(turnContext));
  }

  /** Id of a message that came so long ago that it stands in an older segment. */
  async #idOf(holder: Holder, clientId: string | undefined): Promise<string | undefined> {
    if (clientId === undefined) return undefined;
    const document = await this.#document(holder.citizen);
    const entries = await entriesAfter(this.#context, document, 0);
    return entries.find((entry) => entry.from === 'citizen' && entry.clientId === clientId)?.id;
  }

  async #ticket(holder: Holder, watermark: number): Promise<Ticket & { readonly stream: string }> {
    const { tokens } = this.#options;
    const stream = await tokens.stream(holder, watermark);
    return { ...ticketOf(holder, await tokens.issue(holder)), stream };
  }

  /** The document, when the conversation is the token's own. Anything else is answered as if it were not there. */
  async #held(holder: Holder, conversation: string): Promise<CitizenDocument> {
    if (holder.conversation !== conversation) throw new Refusal('not-yours');
    const document = await this.#document(holder.citizen);
    if (document.conversation !== conversation) throw new Refusal('not-yours');
    return document;
  }

  async #document(citizen: string): Promise<CitizenDocument> {
    const stored = await this.#context.store.read(this.#context.municipality.id, citizen);
    // A thread that has become part of a citizen's own is no more.
    if (stored === undefined || stored.document.joined !== undefined) throw new Refusal('not-yours');
    return stored.document;
  }

  async #newcomer(anonymous: boolean, locale: string | undefined): Promise<string> {
    const { municipality, scripts, demo } = this.#context;
    const { catalogue } = scripts.main;
    const language = catalogue.languages.find((one) => one === locale?.split('-')[0]) ?? this.#options.defaultLanguage;
    if (anonymous) return createAnonymous(this.#context, language);
    if (!demo) throw new Refusal('bad-message');
    const caseworker = municipality.caseworkers[0]!.id;
    return createCitizen(this.#context, { caseworker, language, name: `Demo-borger ${await this.#number(caseworker)}` });
  }

  /** Each newcomer gets a number of its own, also when many come at once. */
  #number(caseworker: string): Promise<number> {
    const { municipality, store } = this.#context;
    const before = this.#newcomers ?? store.list(municipality.id, caseworker).then((citizens) => citizens.length);
    this.#newcomers = before.then((number) => number + 1);
    return this.#newcomers;
  }
}

function ticketOf({ conversation, anonymous }: Holder, issued: Issued): Ticket {
  return { conversationId: conversation, ...issued, ...(anonymous === true && { anonymous }) };
}

/** Compared by hash, so that neither length nor content can be measured. */
function isSecret(given: string | undefined, secret: string | undefined): boolean {
  if (given === undefined || secret === undefined) return false;
  return timingSafeEqual(sha256(utf8ToBytes(given)), sha256(utf8ToBytes(secret)));
}
