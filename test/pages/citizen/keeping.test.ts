import { describe, expect, it } from 'vitest';
import { MemoryShelf } from '../../../src/web/pages/shared/shelf.ts';
import type { Shelf } from '../../../src/web/pages/shared/shelf.ts';
import { Keeping } from '../../../src/web/pages/widget/keeping.ts';

const message = (id: string, at = 1): Parameters<Keeping['keepWaiting']>[1] => ({ id, at, outgoing: { kind: 'message', text: id } });
const own = { token: 't', conversationId: 'own', signedIn: true } as const;
const thread = { token: 'a', conversationId: 'thread', anonymous: true } as const;

function begin(): { readonly keeping: Keeping; readonly lasting: Shelf; readonly passing: Shelf } {
  const [lasting, passing] = [new MemoryShelf(), new MemoryShelf()];
  return { keeping: new Keeping({ lasting, passing }, ''), lasting, passing };
}

describe('what is kept on the device', () => {
  it('of an anonymous thread goes with the tab', () => {
    const { keeping, lasting, passing } = begin();
    keeping.keepSession(thread);
    keeping.markSpoken('thread');
    keeping.keepWaiting('thread', message('m'));
    keeping.keepDraft('thread:q1', 'halvt');
    expect(lasting.length).toBe(0);
    const again = new Keeping({ lasting, passing }, '');
    expect(again.session()).toEqual(thread);
    expect([again.hasSpoken(), again.draft('thread:q1'), again.waiting('thread').length]).toEqual([true, 'halvt', 1]);
    expect(new Keeping({ lasting, passing: new MemoryShelf() }, '').session()).toBeUndefined();
  });

  it('is the own conversation before the thread, and each is forgotten by itself', () => {
    const { keeping } = begin();
    keeping.keepSession(thread);
    keeping.keepSession(own);
    expect([keeping.session(), keeping.thread()]).toEqual([own, thread]);
    keeping.clear('thread');
    expect([keeping.session(), keeping.thread(), keeping.hasSpoken()]).toEqual([own, undefined, false]);
    keeping.forgetSession(own);
    expect(keeping.session()).toBeUndefined();
  });

  it('of one conversation is never read for another', () => {
    const { keeping } = begin();
    keeping.keepSession(own);
    keeping.keepWaiting('own', message('mine'));
    keeping.keepDraft('own:q1', 'mit');
    expect([keeping.waiting('other'), keeping.draft('other:q1'), keeping.isUnsent('other')]).toEqual([[], '', false]);
    expect(keeping.waiting('ow')).toEqual([]);
  });

  it('is all gone after it was cleared, and what another person has there is not', () => {
    const { keeping, lasting } = begin();
    keeping.keepSession(own);
    for (const conversation of ['own', 'other']) {
      keeping.keepWaiting(conversation, message('b', 2));
      keeping.keepWaiting(conversation, message('a', 1));
      keeping.keepDraft(`${conversation}:q1`, 'et udkast');
    }
    expect(keeping.isUnsent('own')).toBe(true);
    keeping.clear('own');
    const left = Array.from({ length: lasting.length }, (_, index) => lasting.key(index));
    expect(left.filter((key) => key?.includes('own'))).toEqual([]);
    expect(keeping.session()).toBeUndefined();
    expect(keeping.waiting('other').map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it.each([
    ['medspil::session', true],
    [null, true],
    ['medspil::out:own:m', false],
    ['medspil:other:session', false],
  ])('a change of %s may have ended the session: %s', (key, may) => {
    expect(begin().keeping.isSessionKey(key)).toBe(may);
  });
});
