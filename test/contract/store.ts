/**
 * What every `Store` holds, whatever it is made of. One suite for all adapters:
 *
 *     storeContract('lowdb', makeSubject);
 */
import { describe } from 'vitest';
import { auditContract } from './audit.ts';
import { begunContract, clockContract } from './clocks.ts';
import { commitContract } from './commits.ts';
import { interleavingContract } from './interleavings.ts';
import { movingContract } from './moving.ts';
import { smallContract } from './small.ts';
import type { MakeSubject } from './subject.ts';
import { workContract } from './work.ts';

export function storeContract(name: string, make: MakeSubject): void {
  describe(`Store: ${name}`, () => {
    describe('documents and commits', () => commitContract(make));
    describe('outbox and due items', () => workContract(make));
    describe('tries cut short', () => begunContract(make));
    describe('a clock put back', () => clockContract(make));
    describe('audit', () => auditContract(make));
    describe('accounts, registry, readiness', () => smallContract(make));
    describe('erasing and moving', () => movingContract(make));
    describe('interleavings', () => interleavingContract(make));
  });
}
