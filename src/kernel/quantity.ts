import { z } from 'zod';

/** How much of something, in whole units. `unit` is the word people count with: 份, 盏, 次, 人, 小时. */
export const Quantity = z.object({
  amount: z.number().int().min(0).max(1_000_000_000),
  unit: z.string().trim().min(1).max(12),
});
export type Quantity = z.infer<typeof Quantity>;

/** Minutes shown as hours with one decimal, as service records are shown by custom (VOL-03): 252 → `4.2`. */
export function hoursText(minutes: number): string {
  const tenths = Math.round(minutes / 6);
  const text = (tenths / 10).toFixed(1);
  return text.replace(/\B(?=(\d{3})+(?!\d)(?=\.))/g, ',').replace(/\.0$/, '');
}

/** A whole number with a comma between thousands. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
