/** Signing in from the widget, with the browser and the network as they may be. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { challengeOf } from '../../../src/identity/code.ts';
import { MemoryShelf } from '../../../src/web/pages/shared/shelf.ts';
import { Door } from '../../../src/web/pages/widget/door.ts';
import type { DoorView } from '../../../src/web/pages/widget/door.ts';
import { Keeping } from '../../../src/web/pages/widget/keeping.ts';

const page = 'https://www.kommune.example/job?id=1';
const thread = { token: 'anonymous', conversationId: 'thread', anonymous: true } as const;
const home = { token: 'mine', conversationId: 'own' };

let opened: string[] = [];
let address = page;
let session: MemoryShelf;
beforeEach(() => {
  opened = [];
  address = page;
  session = new MemoryShelf();
  vi.stubGlobal('sessionStorage', session);
  vi.stubGlobal('open', (url: string, target: string) => opened.push(`${target} ${url}`));
  vi.stubGlobal('location', {
    get href() {
      return address;
    },
    get hash() {
      return new URL(address).hash;
    },
    pathname: '/job',
    search: '?id=1',
  });
  vi.stubGlobal('history', {
    state: 'kept',
    replaceState: (_state: unknown, _title: string, to: string) => (address = new URL(to, page).href),
  });
});
afterEach(() => vi.unstubAllGlobals());

interface Asked {
  readonly url: string;
  readonly body: Readonly<Record<string, string>>;
  readonly bearer: string | undefined;
}
/** A door whose server answers in turn by these statuses; 0 is no network. */
function begin(...statuses: readonly number[]): { door: Door; keeping: Keeping; asked: Asked[]; view: () => DoorView } {
  const asked: Asked[] = [];
  let view: DoorView = {};
  const left = [...statuses];
  const keeping = new Keeping({ lasting: new MemoryShelf(), passing: new MemoryShelf() }, '');
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = init.headers as Readonly<Record<string, string>>;
    asked.push({ url, body: JSON.parse(init.body as string) as Asked['body'], bearer: headers['authorization'] });
    const status = left.shift() ?? 0;
    if (status === 0) throw new TypeError('no network');
    return Response.json(home, { status });
  };
  const door = new Door({
    base: 'https://medspil.example',
    keeping,
    reach: { fetch, wait: async () => undefined },
    change: (part) => (view = { ...view, ...part }),
  });
  return { door, keeping, asked, view: () => view };
}

describe('Signing in', () => {
  it('leaves at top level with a challenge, and only this tab has its verifier', async () => {
    await begin().door.signIn();
    const [target = '', url = ''] = opened[0]!.split(' ');
    const { origin, pathname, searchParams } = new URL(url);
    expect([target, origin + pathname, searchParams.get('return')]).toEqual(['_top', 'https://medspil.example/signin', page]);
    const verifier = session.getItem('medspil:verifier') ?? '';
    expect(verifier).toMatch(/^[\w-]{43}$/);
    expect(searchParams.get('challenge')).toBe(challengeOf(verifier));
    expect(url).not.toContain(verifier);
  });
  it('is another one each time', async () => {
    const { door } = begin();
    await door.signIn();
    await door.signIn();
    expect(opened[0]).not.toBe(opened[1]);
  });
  it.each(['storage', 'hashes'])('says so where the browser has no %s for it', async (missing) => {
    vi.stubGlobal(missing === 'storage' ? 'sessionStorage' : 'crypto', missing === 'storage' ? undefined : {});
    const { door, view } = begin();
    await door.signIn();
    expect([view().notice, opened]).toEqual(['forbidden', []]);
  });

  it('takes the code out of the address at once and changes it for the own conversation', async () => {
    address = `${page}#medspil=abc.DEF-1~2`;
    session.setItem('medspil:verifier', 'v');
    const { door, keeping, asked, view } = begin(200);
    const open = door.open();
    expect(address).toBe(page);
    await open;
    expect(asked).toEqual([
      { url: 'https://medspil.example/api/citizen/session', body: { code: 'abc.DEF-1~2', verifier: 'v' }, bearer: undefined },
    ]);
    expect(keeping.session()).toEqual({ ...home, signedIn: true });
    expect([session.getItem('medspil:verifier'), view()]).toEqual([null, { own: 'asked' }]);
  });
  it('leaves what else stands in the address', async () => {
    address = `${page}#medspil=abc&about=us`;
    session.setItem('medspil:verifier', 'v');
    await begin(200).door.open();
    expect(address).toBe(`${page}#about=us`);
  });
  it('tries again where no answer came', async () => {
    address = `${page}#medspil=abc`;
    session.setItem('medspil:verifier', 'v');
    const { door, keeping, asked } = begin(0, 503, 429, 200);
    await door.open();
    expect([asked.length, keeping.session()?.conversationId]).toEqual([4, 'own']);
  });
  it.each([
    ['a code that is over', 'v', [400]],
    ['no verifier in this tab', undefined, []],
    ['no network for too long', 'v', []],
  ])('comes to nothing by %s: that is said, and the thread goes on', async (_name, verifier, statuses) => {
    address = `${page}#medspil=abc`;
    if (verifier !== undefined) session.setItem('medspil:verifier', verifier);
    const { door, keeping, view } = begin(...statuses);
    keeping.keepSession(thread);
    keeping.markSpoken('thread');
    await door.open();
    expect(view()).toEqual({ notice: 'over' });
    expect(keeping.session()).toEqual(thread);
  });
  it.each(['', '#plan', '#medspil', '#medspil=', '#medspil=<b>', '#other&medspil=abc'])(
    'has nothing to do with an address that ends with %j',
    async (hash) => {
      address = page + hash;
      const { door, asked, view } = begin();
      await door.open();
      expect([asked, view(), address]).toEqual([[], {}, page + hash]);
    },
  );
});

describe('Whose device it is', () => {
  const signedIn = async (...statuses: readonly number[]): Promise<ReturnType<typeof begin>> => {
    address = `${page}#medspil=abc`;
    session.setItem('medspil:verifier', 'v');
    const begun = begin(200, ...statuses);
    await begun.door.open();
    return begun;
  };
  /** The page is opened again in the same tab. */
  const reopened = async ({ door, view }: ReturnType<typeof begin>): Promise<DoorView['own']> => {
    door.dismiss();
    await door.open();
    return view().own;
  };
  it('is asked until it is answered, and of nobody who has not just signed in', async () => {
    const begun = await signedIn();
    expect(begun.view().own).toBe('asked');
    expect(await reopened(begun)).toBe('asked');
    const other = begin();
    other.keeping.keepSession({ ...home, signedIn: true });
    await other.door.open();
    expect(other.view().own).toBeUndefined();
  });
  it('told to be the own one, keeps the token that lasts', async () => {
    const begun = await signedIn(200);
    begun.keeping.keepSession({ token: 'short', conversationId: 'own', signedIn: true });
    await begun.door.own(true);
    expect(begun.asked[1]).toEqual({ url: 'https://medspil.example/api/citizen/remember', body: {}, bearer: 'Bearer short' });
    expect([begun.view().own, begun.keeping.session(), begun.keeping.isOwnAsked()]).toEqual(['kept', { ...home, signedIn: true }, false]);
  });
  it('told not to be, is asked about no more, and the server hears nothing', async () => {
    const begun = await signedIn();
    await begun.door.own(false);
    expect([begun.view().own, begun.asked.length, begun.keeping.isOwnAsked()]).toEqual(['no', 1, false]);
  });
  it.each([0, 503, 403])('can be told again where the answer was %i', async (status) => {
    const begun = await signedIn(status, 200);
    await begun.door.own(true);
    expect([begun.view().own, begun.keeping.isOwnAsked()]).toEqual(['away', true]);
    await begun.door.own(true);
    expect(begun.view().own).toBe('kept');
  });
  it('is kept for nobody who has logged out meanwhile', async () => {
    const begun = await signedIn(200);
    const asking = begun.door.own(true);
    begun.keeping.clear('own');
    await asking;
    expect([begun.view().own, begun.keeping.session(), begun.keeping.isOwnAsked()]).toEqual([undefined, undefined, false]);
  });
});

describe('What was written before', () => {
  const signedIn = async (...statuses: readonly number[]): Promise<ReturnType<typeof begin>> => {
    address = `${page}#medspil=abc`;
    session.setItem('medspil:verifier', 'v');
    const begun = begin(200, ...statuses);
    begun.keeping.keepSession(thread);
    begun.keeping.markSpoken('thread');
    await begun.door.open();
    return begun;
  };
  it('is asked about before anything is joined', async () => {
    const { view, asked } = await signedIn();
    expect([view().joining, asked.length]).toEqual(['asked', 1]);
  });
  it('comes along on a yes, as the one who has signed in, and is forgotten here', async () => {
    const { door, asked, keeping, view } = await signedIn(200);
    await door.join(true);
    expect(asked[1]).toEqual({ url: 'https://medspil.example/api/citizen/join', body: { thread: 'anonymous' }, bearer: 'Bearer mine' });
    expect([view().joining, keeping.thread(), keeping.session()?.conversationId]).toEqual([undefined, undefined, 'own']);
  });
  it('is forgotten on a no, and the server hears nothing', async () => {
    const { door, asked, keeping, view } = await signedIn();
    await door.join(false);
    expect([view().joining, keeping.thread(), asked.length]).toEqual([undefined, undefined, 1]);
  });
  it('stays to be asked about where nothing was reached, also by the next page', async () => {
    const { door, keeping, view } = await signedIn(0);
    await door.join(true);
    expect([view().joining, keeping.thread()]).toEqual(['away', thread]);
    await door.open();
    expect(view().joining).toBe('asked');
  });
  it('that can no longer be had is told of', async () => {
    const { door, keeping, view } = await signedIn(403);
    await door.join(true);
    expect([view().joining, keeping.thread()]).toEqual(['gone', undefined]);
  });
  it('is nothing to ask about where nothing was said', async () => {
    address = `${page}#medspil=abc`;
    session.setItem('medspil:verifier', 'v');
    const { door, keeping, view } = begin(200);
    keeping.keepSession(thread);
    await door.open();
    expect([view().joining, keeping.thread()]).toEqual([undefined, undefined]);
  });
});
