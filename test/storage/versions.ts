/** Commits whose contents follow from their version alone, so that what is read can be held to it. */
import type { CitizenDocument } from '../../src/conversation/citizen.ts';
import type { Commit } from '../../src/ports.ts';
import { after, commitOf, documentOf, entry, seenKey } from '../contract/fixture.ts';

/** Audit records per commit: a page is full with every second one. */
export const records = 20;

/** The document of one version: its number stands in it, and each version names one more segment. */
export function documentAt(citizen: string, version: number): CitizenDocument {
  const segments = Array.from({ length: version - 1 }, (_, index) => ({ id: `s${index + 1}`, first: index + 1, last: index + 1 }));
  return documentOf(citizen, { segments, transcript: [entry(version, `version ${version}`)] });
}

/** The commit that makes one version out of the one before. */
export function commitTo(citizen: string, version: number): Commit {
  const name = { id: `s${version - 1}`, first: version - 1, last: version - 1 };
  return commitOf(citizen, version - 1, {
    document: documentAt(citizen, version),
    seen: seenKey(`m${version}`, citizen),
    outbox: [{ id: `o${version}`, channel: `c${version}`, position: version, at: after(0) }],
    audit: Array.from({ length: records }, (_, n) => ({ at: after(n), actor: 'citizen', action: 'wrote', object: `${version}` })),
    segments: version === 1 ? [] : [{ name, entries: [entry(version - 1)] }],
  });
}
