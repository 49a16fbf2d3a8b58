import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { vouchedTransactions } from './vouched.ts';
import { listEntries, myEntries } from './handlers.ts';
import { ledgerPersonalData } from './personal-data.ts';

export const ledgerOffer: CapabilityOffer = {
  name: 'ledger',
  floor: 3,
  words,
  handlers: [myEntries, listEntries],
  vouched: [vouchedTransactions],
  personalData: ledgerPersonalData,
};
