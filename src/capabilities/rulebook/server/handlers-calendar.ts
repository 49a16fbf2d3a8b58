import { answer } from '../../../platform/server/handle.ts';
import * as contract from '../contract.ts';
import { announcedDay, announcedDaysOf, isYearAnnounced } from './announced-days.ts';
import { listDays } from './store.ts';

export const getCalendar = answer(contract.getCalendar, async ({ tx, input: { year } }) => {
  const own = await listDays(tx, `${year}-01-01`, `${year}-12-31`);
  const ownDays = new Set(own.map((day) => day.on));
  const announced = announcedDaysOf(year).filter((on) => !ownDays.has(on));
  const days = [
    ...own.map((day) => ({ ...day, isOwn: true })),
    ...announced.map((on) => {
      const day = announcedDay(on);
      return { on, isWorkingDay: day?.isWorkingDay ?? false, note: day?.name ?? '', isOwn: false };
    }),
  ];
  return { isAnnounced: isYearAnnounced(year), days: days.toSorted((one, other) => one.on.localeCompare(other.on)) };
});
