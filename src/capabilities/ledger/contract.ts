import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../kernel/contract.ts';
import { Instant } from '../../kernel/days.ts';
import { Origin } from '../../kernel/origin.ts';
import { Unit } from './domain/model.ts';

const EntryShown = z.object({
  id: Id,
  transactionId: Id,
  accountId: Id,
  accountKind: z.string(),
  unit: Unit,
  amount: z.number(),
  balanceAfter: z.number(),
  reason: z.string(),
  origin: Origin,
  reversesId: Id.nullable(),
  postedAt: Instant,
});

export const myEntries = route({
  name: 'ledger.my-entries',
  method: 'GET',
  path: '/my/entries',
  audience: 'signed-in',
  summary: 'What was written to the caller’s own accounts, the latest first, and the minutes they hold',
  input: z.object(idPageInput),
  output: pageOf(EntryShown).extend({ balanceMinutes: z.number() }),
  refusals: {},
});

export const listEntries = route({
  name: 'ledger.list-entries',
  method: 'GET',
  path: '/ledger/entries',
  audience: ['coordinator', 'auditor'],
  summary: 'Entries of one owner, or of all for those responsible for the whole place; holds ids only, no names',
  input: z.object({
    ...idPageInput,
    ownerCapability: z.string().max(40).optional(),
    ownerId: Id.optional(),
  }),
  output: pageOf(EntryShown.extend({ owner: Origin })),
  refusals: { 'owner-not-yours': 403 },
});
