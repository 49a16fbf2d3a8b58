import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionsIn } from '../../../kernel/transitions.ts';
import { deliveryFlow, DeliveryState, usualPreferences } from './model.ts';
import { afterQuiet, channelsFor, nextTry, tomorrow } from './timing.ts';

const at = (clock: string, day = '2026-09-28') => new Date(`${day}T${clock}:00+08:00`).toISOString();

describe('quiet hours', () => {
  it.each([
    ['20:59', at('20:59')],
    ['21:00', at('08:00', '2026-09-29')],
    ['23:59', at('08:00', '2026-09-29')],
    ['00:00', at('08:00')],
    ['07:59', at('08:00')],
    ['08:00', at('08:00')],
  ])('from nine to eight, at %s', (clock, expected) => {
    expect(afterQuiet(at(clock), usualPreferences)).toBe(expected);
  });
  it('within one day end on that day', () => {
    const noon = { ...usualPreferences, quietFrom: '12:00', quietTo: '14:00' };
    expect(afterQuiet(at('13:00'), noon)).toBe(at('14:00'));
    expect(afterQuiet(at('14:00'), noon)).toBe(at('14:00'));
  });
  it('never hold anything back for more than a day, and never let it out in the quiet', () => {
    const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([hour, minute]) => {
      return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    });
    fc.assert(
      fc.property(clock, clock, clock, (now, quietFrom, quietTo) => {
        const preferences = { ...usualPreferences, quietFrom, quietTo };
        const out = afterQuiet(at(now), preferences);
        expect(out >= at(now) && out <= at(now, '2026-09-29')).toBe(true);
        expect(afterQuiet(out, preferences)).toBe(out);
        expect(tomorrow(at(now), preferences) > at('23:59')).toBe(true);
      }),
    );
  });
});

describe('a way out', () => {
  it('by mail needs an address that was confirmed', () => {
    expect(channelsFor('activity', usualPreferences, false)).toEqual(['sms']);
    expect(channelsFor('activity', usualPreferences, true)).toEqual(['sms', 'mail']);
    expect(channelsFor('commitment', { ...usualPreferences, mail: [] }, true)).toEqual([]);
  });
});

describe('a delivery', () => {
  it('is tried six times, each after a longer wait', () => {
    const waits = [1, 2, 3, 4, 5].map((tries) => nextTry(tries, at('10:00')) ?? '');
    expect(waits).toEqual(waits.toSorted());
    expect(nextTry(6, at('10:00'))).toBeUndefined();
  });
  it('ends sent, or waits for somebody to decide', () => {
    const stuck = DeliveryState.options.filter((state) => actionsIn(deliveryFlow, state).length === 0);
    expect(stuck).toEqual(['sent']);
  });
});
