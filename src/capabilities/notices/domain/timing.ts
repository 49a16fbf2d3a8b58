import { addDays, addMinutes, civilDateOf, clockTimeOf, instantAt, type Instant } from '../../../kernel/days.ts';
import type { Channel, NoticeKind, Preferences } from './model.ts';

/** So many messages a person gets in a day by one way; what is not urgent waits for the next. */
export const MOST_A_DAY: Readonly<Record<Channel, number>> = { sms: 4, mail: 12 };

const WAITS_MINUTES = [1, 5, 15, 60, 240];

/** When to try again after so many failed tries; undefined when it is given up. */
export function nextTry(tries: number, now: Instant): Instant | undefined {
  const wait = WAITS_MINUTES[tries - 1];
  return wait === undefined ? undefined : addMinutes(now, wait);
}

/** The first moment outside the person's quiet hours, which is now or the end of the quiet that reigns. */
export function afterQuiet(now: Instant, { quietFrom, quietTo }: Preferences): Instant {
  if (quietFrom === quietTo) return now;
  const clock = clockTimeOf(now);
  const today = civilDateOf(now);
  const spansMidnight = quietFrom > quietTo;
  const isQuiet = spansMidnight ? clock >= quietFrom || clock < quietTo : clock >= quietFrom && clock < quietTo;
  if (!isQuiet) return now;
  const endsTomorrow = spansMidnight && clock >= quietFrom;
  return instantAt(endsTomorrow ? addDays(today, 1) : today, quietTo);
}

/** When a message may go out that is one too many for today: the next day, after the quiet. */
export function tomorrow(now: Instant, preferences: Preferences): Instant {
  return afterQuiet(instantAt(addDays(civilDateOf(now), 1), preferences.quietTo), preferences);
}

/** By which ways this person wants to hear of such things. Mail only goes to an address that was confirmed. */
export function channelsFor(kind: NoticeKind, preferences: Preferences, hasMail: boolean): readonly Channel[] {
  return [
    ...(preferences.sms.includes(kind) ? (['sms'] as const) : []),
    ...(hasMail && preferences.mail.includes(kind) ? (['mail'] as const) : []),
  ];
}
