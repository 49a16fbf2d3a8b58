import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { listDueComplaints } from './due.ts';
import * as desk from './handlers/desk.ts';
import * as sender from './handlers/sender.ts';

export const complaintsOffer: CapabilityOffer = {
  name: 'complaints',
  floor: 2,
  words,
  handlers: [...Object.values(sender), ...Object.values(desk)],
  sealed: [
    { table: 'complaints.complaint', column: 'text_sealed', purpose: 'complaint' },
    { table: 'complaints.complaint', column: 'contact_sealed', purpose: 'complaint-contact' },
    { table: 'complaints.complaint_step', column: 'text_sealed', purpose: 'complaint' },
  ],
  due: listDueComplaints,
};
