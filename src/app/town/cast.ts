import { datong } from './cast/datong.ts';
import { dongying } from './cast/dongying.ts';
import { luohu } from './cast/luohu.ts';
import { zhejiang } from './cast/zhejiang.ts';
import { zhongshan } from './cast/zhongshan.ts';
import type { PlaceCast } from './cast/posts.ts';

export const places: readonly PlaceCast[] = [dongying, luohu, zhejiang, zhongshan, datong];

/** What staff of the demo town type. It opens nothing else: the demo town never stands on real data. */
export const DEMO_PASSWORD = 'tongxin-demo-2026';

/** An invented mobile number: none of this block is in use. Place and person are its last digits. */
export function phoneOf(placeIndex: number, personIndex: number): string {
  return `1990000${placeIndex + 1}${String(personIndex + 1).padStart(3, '0')}`;
}
