import type { Call } from '../../../platform/server/handle.ts';
import { smsPort } from '../../../platform/server/sms/port.ts';
import { words } from '../messages/words.ts';
import { openValue } from './store-records.ts';

/**
 * Tells whoever holds the former telephone that it no longer opens this record: they are the ones who would notice
 * that somebody else took it over. Sent before the change, while the former number is still known.
 */
export async function tellFormerPhone({ tx, place }: Pick<Call<never>, 'tx' | 'place'>, personId: string) {
  const phone = await openValue(tx, personId, 'telephone');
  if (phone) await smsPort().send({ phone, text: words['zh-CN'].phoneChanged(place.name['zh-CN']) });
}
