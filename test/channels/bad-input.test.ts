/** What must not come in: each thing gets its own clear answer, and nothing of another person or of the input comes back. */
import { beforeAll, describe, expect, it } from 'vitest';
import { begin } from '../web/running.ts';
import { activities, ask, conversationUrl, enter, post } from './talker.ts';

const base = '/v3/directline';

let url = '';
beforeAll(async () => {
  const running = await begin();
  ({ url } = running);
  return running.stop;
});

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { readonly error: { readonly code: string } }).error.code;
}

describe('A bad message', () => {
  it.each([
    ['no activity', [], 400, 'bad-message'],
    ['null', null, 400, 'bad-message'],
    ['without a type', { text: 'hej' }, 400, 'bad-message'],
    ['of an unknown type', { type: 'trace', text: 'hej' }, 400, 'bad-message'],
    ['without words', { type: 'message' }, 400, 'bad-message'],
    ['with blanks alone', { type: 'message', text: ' \n ' }, 400, 'bad-message'],
    ['whose text is a number', { type: 'message', text: 5 }, 400, 'bad-message'],
    ['of 4,001 characters', { type: 'message', text: 'x'.repeat(4001) }, 400, 'text-too-long'],
    ['with an unknown command', { type: 'message', text: 'x', value: { medspil: { command: 'delete' } } }, 400, 'unknown-command'],
    ['with a broken tap', { type: 'message', text: 'x', value: { medspil: { reply: { token: 5 } } } }, 400, 'bad-message'],
    [
      'with a tap and more in it',
      { type: 'message', text: 'x', value: { medspil: { command: 'help', citizen: 'y' } } },
      400,
      'bad-message',
    ],
    ['with an id that is none', { type: 'message', text: 'x', channelData: { clientActivityID: 7 } }, 400, 'bad-message'],
    ['broken JSON', '{"type": "message", "te', 400, 'bad-json'],
    ['over 64 kB', { type: 'message', text: 'x', channelData: { more: 'y'.repeat(66_000) } }, 413, 'too-large'],
  ])('%s', async (_name, body, status, code) => {
    const ticket = await enter(url);
    const before = await activities(url, ticket);
    const response = await ask(`${conversationUrl(url, ticket)}/activities`, { token: ticket.token, body });
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
    expect(await activities(url, ticket)).toEqual(before);
  });

  it('is answered in the language of the reader, with nothing of the message and no stack', async () => {
    const ticket = await enter(url);
    const answer = (language: string): Promise<Response> =>
      fetch(`${conversationUrl(url, ticket)}/activities`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ticket.token}`, 'content-type': 'application/json', 'accept-language': language },
        body: '{"type":"message","text":{"my":"secret"}}',
      });
    const english = await (await answer('fr;q=0.9, en-GB;q=0.8, da;q=0.1')).text();
    expect(english).toContain('It was not sent');
    const danish = await (await answer('fr')).text();
    expect(danish).toContain('Den er ikke sendt');
    expect(english + danish).not.toMatch(/secret|\.ts|node_modules|at /);
  });

  it('that is not JSON by its own word is not read', async () => {
    const { token, conversationId } = await enter(url);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' };
    const path = `${url}${base}/conversations/${conversationId}/activities`;
    expect((await fetch(path, { method: 'POST', headers, body: '{"type":"message","text":"hej"}' })).status).toBe(415);
    const zipped = { ...headers, 'content-type': 'application/json', 'content-encoding': 'gzip' };
    expect((await fetch(path, { method: 'POST', headers: zipped, body: 'x' })).status).toBe(415);
  });

  it('without an end is cut off', async () => {
    const { token, conversationId } = await enter(url);
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(8192).fill(32)) });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init: RequestInit & { readonly duplex: 'half' } = { method: 'POST', headers, body: endless, duplex: 'half' };
    const sent = fetch(`${url}${base}/conversations/${conversationId}/activities`, init);
    // Whether the answer or the end of the connection is seen first is the network's choice.
    expect(await sent.then((response) => response.status).catch(() => 413)).toBe(413);
    expect((await ask(`${url}/healthz`)).status).toBe(200);
  });
});

describe('Strange but good', () => {
  it.each([
    ['emoji and signs', 'Jeg er glad 😀👩‍👩‍👧 og <b>træt</b> & "klar"'],
    ['right to left and zero width', 'مرحبا \u200Bהשלום \u202Eabc'],
    ['4,000 characters', 'æ'.repeat(4000)],
    ['half of a pair', 'x\uD800y'],
  ])('%s is kept as it was written', async (_name, text) => {
    const ticket = await enter(url);
    const response = await post(url, ticket, { text, id: 'odd' });
    expect(response.status).toBe(200);
    const own = (await activities(url, ticket)).activities.find((one) => one.from.role === 'user');
    expect(own?.text).toBe(text);
    expect(own?.id).toBe(((await response.json()) as { readonly id: string }).id);
  });

  it.each([
    ['a sender as a bare id', { type: 'message', text: 'hjælp', from: 'somebody' }],
    ['a sender who is somebody else', { type: 'message', text: 'hjælp', from: { id: 'another-citizen', role: 'bot' } }],
    ['another channel', { type: 'message', text: 'hjælp', channelId: 'AseChannel' }],
    ['values of other programs', { type: 'message', text: 'hjælp', value: { other: true } }],
    ['typing', { type: 'typing' }],
    ['an event of others', { type: 'event', name: 'other/event', value: 1 }],
    ['a change of members', { type: 'conversationUpdate', membersAdded: [{ id: 'x' }] }],
    ['a page that opens again', { type: 'event', name: 'webchat/join' }],
  ])('%s is taken', async (_name, body) => {
    const ticket = await enter(url);
    const response = await ask(`${conversationUrl(url, ticket)}/activities`, { token: ticket.token, body });
    expect(response.status).toBe(200);
    const own = (await activities(url, ticket)).activities.filter((one) => one.from.role === 'user');
    expect(own).toHaveLength(body.type === 'message' ? 1 : 0);
  });
});
