import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { due } from './due.ts';
import { getCalendar } from './handlers-calendar.ts';
import * as handlers from './handlers.ts';

export const rulebookOffer: CapabilityOffer = {
  name: 'rulebook',
  floor: 2,
  words,
  handlers: [
    handlers.listSubjects,
    handlers.listRules,
    handlers.draftRule,
    handlers.editRule,
    handlers.proposeRule,
    handlers.returnRule,
    handlers.approveRule,
    handlers.withdrawRule,
    handlers.setCalendarDay,
    getCalendar,
  ],
  due,
};
