/** Which citizen an identity on a channel belongs to. One small file each, and no second place that could say otherwise. */
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Account } from '../ports.ts';
import { DamagedError, Fault } from './errors.ts';
import { frame, readFrame } from './frame.ts';
import { Collection, type Codec, type House } from './lowdb.ts';
import type { Paths } from './paths.ts';
import { Queue } from './queue.ts';
import { damagedMark } from './safe-files.ts';

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
 * Links identities to citizens. A link is made once and stays until its citizen is erased. Throws a `DamagedError` where a file is damaged, and an `UnwritableError`
 * where it cannot be read or written.
 */
export class Accounts {
  readonly #house: House;
  readonly #paths: Paths;
  readonly #files: Collection<Link>;
  readonly #queue = new Queue();

  constructor(house: House, paths: Paths) {
    this.#house = house;
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

  /** Every link of a municipality, in the order of their files. One that is damaged is given by the name of its file. */
  async *all(municipality: string): AsyncGenerator<Link | { readonly damaged: string }> {
    const { files } = this.#house;
    const folder = this.#paths.accounts(municipality);
    for (const shard of (await files.list(folder)).toSorted())
      for (const name of (await files.list(join(folder, shard))).toSorted()) {
        const path = join(folder, shard, name);
        if (name.includes(damagedMark)) yield { damaged: files.nameOf(path) };
        if (!name.endsWith('.json')) continue;
        const link = await this.#queue.run(path, () => this.#files.load(path)).catch(damaged);
        if (link !== undefined) yield link;
      }
  }

  /** Identities of one citizen. Every file is looked at: it is asked for seldom. */
  async of(municipality: string, citizen: string): Promise<readonly Account[]> {
    const found: Account[] = [];
    for await (const link of this.all(municipality))
      if ('citizen' in link && link.citizen === citizen) found.push({ channel: link.channel, account: link.account });
    return found;
  }

  /** Undoes every link of a citizen. */
  async remove(municipality: string, citizen: string): Promise<void> {
    for (const account of await this.of(municipality, citizen)) {
      const path = this.#paths.account(municipality, account);
      await this.#queue.run(path, () => this.#house.files.remove(dirname(path), [basename(path)]));
    }
  }

  idle(): Promise<void> {
    return this.#queue.idle();
  }
}

function damaged(error: unknown): { readonly damaged: string } {
  if (error instanceof DamagedError) return { damaged: error.file };
  throw error;
}
