/** Which citizen an identity on a channel belongs to. One small file each, and no second place that could say otherwise. */
import { z } from 'zod';
import { Fault } from './errors.ts';
import { frame, readFrame } from './frame.ts';
import { Collection, type Codec, type House } from './lowdb.ts';
import type { Paths } from './paths.ts';
import { Queue } from './queue.ts';

/** An identity on a channel: a phone number, a Teams user, a web user. */
export interface Account {
  readonly channel: string;
  readonly account: string;
}

const Link = z.strictObject({ channel: z.string(), account: z.string(), citizen: z.string() });
type Link = z.infer<typeof Link>;

const codec: Codec<Link> = {
  encode: (link) => frame('account', {}, JSON.stringify(link)),
  decode(bytes) {
    const parsed = Link.safeParse(readFrame(bytes, 'account').body);
    if (!parsed.success) throw new Fault('shape');
    return parsed.data;
  },
};

/**
 * Links identities to citizens. A link is made once and stays. Throws a `DamagedError` where a file is damaged, and an `UnwritableError`
 * where it cannot be read or written.
 */
export class Accounts {
  readonly #paths: Paths;
  readonly #files: Collection<Link>;
  readonly #queue = new Queue();

  constructor(house: House, paths: Paths) {
    this.#paths = paths;
    this.#files = new Collection(house, codec);
  }

  /** False when the account is another citizen's. Of two at once, one gets it. */
  link(municipality: string, account: Account, citizen: string): Promise<boolean> {
    const path = this.#paths.account(municipality, account);
    return this.#queue.run(path, async () => {
      const link = await this.#files.load(path);
      if (link !== undefined) return link.citizen === citizen;
      await this.#files.save(path, { channel: account.channel, account: account.account, citizen });
      return true;
    });
  }

  owner(municipality: string, account: Account): Promise<string | undefined> {
    const path = this.#paths.account(municipality, account);
    return this.#queue.run(path, async () => (await this.#files.load(path))?.citizen);
  }

  idle(): Promise<void> {
    return this.#queue.idle();
  }
}
