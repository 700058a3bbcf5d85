/** Who has looked at whose file is on record before it is shown. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createCitizen } from '../../src/conversation/create.ts';
import { inbox } from '../../src/review/inbox.ts';
import { openReview } from '../../src/review/review.ts';
import { command, newCitizen, opened, testContext, write } from './fixture.ts';

let context: ReturnType<typeof testContext>;
let citizen = '';
beforeEach(async () => {
  context = testContext();
  citizen = await newCitizen(context);
  await write(context, citizen, 'hej', 'ja');
  context.store.audits.length = 0;
});

const looks = (): readonly string[] => context.store.audits.map(({ actor, action, object }) => `${actor} ${action} ${object}`);

describe('A look at the file', () => {
  it('is on record once, however often the page reads itself anew, and again after a quarter of an hour', async () => {
    for (let n = 0; n < 3; n += 1) await opened(context, citizen);
    expect(looks()).toEqual([`kirsten file.read ${citizen}`]);
    context.pass(15 * 60);
    await opened(context, citizen);
    expect(looks()).toHaveLength(2);
  });

  it('is on record for a draft that was never sent, and for a command that finds nothing to do', async () => {
    const fresh = await createCitizen(context, { caseworker: 'kirsten', language: 'da', name: 'Ny' });
    context.store.audits.length = 0;
    await command(context, fresh, { kind: 'resume' });
    expect(looks()).toEqual([`kirsten file.read ${fresh}`]);
    await opened(context, fresh);
    expect(looks()).toHaveLength(1);
  });

  it('changes nothing that is confirmed by name: the draft is the same', async () => {
    const first = await opened(context, citizen);
    context.pass(3600);
    expect((await opened(context, citizen)).draftHash).toBe(first.draftHash);
  });

  it('is not shown where it cannot be recorded, and is recorded when it can', async () => {
    context.store.conflicts = 1000;
    await expect(openReview(context, { caseworker: 'kirsten', citizen })).rejects.toMatchObject({ code: 'too-busy' });
    context.store.conflicts = 0;
    expect(looks()).toEqual([]);
    await opened(context, citizen);
    expect(looks()).toHaveLength(1);
  });

  it('by somebody else is neither shown nor written in another’s file', async () => {
    const before = context.store.commits;
    expect(await openReview(context, { caseworker: 'lars', citizen })).toBeUndefined();
    expect(context.store.commits).toBe(before);
  });

  it('commits to what was seen: the same for the same, and without the salt it tells nothing', async () => {
    await opened(context, citizen);
    context.pass(3600);
    await opened(context, citizen);
    const commitments = context.store.audits.map(({ commitment }) => commitment);
    expect(commitments.every((one) => /^[0-9a-f]{64}$/.test(one ?? ''))).toBe(true);
    expect(new Set(commitments).size).toBe(2);
    expect(context.store.document(citizen).salt).toMatch(/.+/);
    expect(JSON.stringify(context.store.audits)).not.toContain(context.store.document(citizen).salt!.concat('"'));
  });
});

describe('The list', () => {
  it('is on record in the file of each who stands in it, once in a working day', async () => {
    const other = await newCitizen(context, 'Ib');
    context.store.audits.length = 0;
    await inbox(context, 'kirsten');
    await inbox(context, 'kirsten');
    expect(looks()).toEqual([`kirsten file.listed ${citizen}`, `kirsten file.listed ${other}`]);
    context.pass(12 * 3600);
    await inbox(context, 'kirsten');
    expect(looks()).toHaveLength(4);
  });

  it('shows words about a sign of danger, and that is on record by itself', async () => {
    await write(context, citizen, 'Jeg vil ikke leve mere');
    await inbox(context, 'kirsten');
    expect(looks()).toEqual([`kirsten file.listed ${citizen}`, `kirsten danger.read ${citizen}`]);
  });

  it('is shown also where nothing can be written: danger must be seen', async () => {
    await write(context, citizen, 'Jeg vil ikke leve mere');
    const errors: unknown[] = [];
    const log = { ...context.log, error: (code: string, facts?: unknown) => void errors.push([code, facts]) };
    context.store.conflicts = 1000;
    const shown = await inbox({ ...context, log }, 'kirsten');
    expect(shown.tasks).toMatchObject([{ kind: 'danger', citizen }]);
    expect(errors).toEqual([
      ['look.unrecorded', { citizen, kind: 'file.listed', error: 'Error' }],
      ['look.unrecorded', { citizen, kind: 'danger.read', error: 'Error' }],
    ]);
  });
});
