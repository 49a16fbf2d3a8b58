import type { Settings } from '../platform/server/settings.ts';
import type { House } from './house.ts';
import { setUpAddress } from './set-up/address.ts';
import { DEMO_PASSWORD, phoneOf, places } from './town/cast.ts';
import type { Town } from './town/town.ts';

type Welcome = {
  readonly settings: Settings;
  readonly house: House;
  readonly town: Town;
  readonly print: (line: string) => void;
};

/** Whom a newcomer meets first: one of each post, in the order in which a promise meets them. */
const posts = ['coordinator', 'xingfu', 'build', 'leader', 'closer', 'editor', 'signer', 'auditor', '丁1'];

/** Says where to look and whom to sign in as. */
export async function welcome({ settings, house, town, print }: Welcome): Promise<void> {
  const base = settings.publicUrl;
  print('');
  print(`  同心 Tongxin  ${base}`);
  print('');
  for (const place of house.places()) {
    print(`    ${place.name['zh-CN']}  ${base}/${place.slug}  ·  ${place.name.en}`);
  }
  if (house.places().length === 0) {
    print(
      '    还没有共建区域，请在一天之内打开这个地址开通 · no place yet: open this address within a day to set one up',
    );
    print(`    ${await setUpAddress(house.database, base, new Date().toISOString())}`);
  }
  if (town.isDemo) printPeople(base, print);
  print('');
  print('  按 Ctrl-C 停止 · press Ctrl-C to stop');
  print('');
}

function printPeople(base: string, print: (line: string) => void): void {
  const [index, cast] = [0, places[0]];
  if (!cast) return;
  print('');
  print(`  示范区的人 · people of the demo town: ${base}/${cast.slug}/sign-in （按一下就登录 · one press signs in）`);
  for (const key of posts) {
    const no = cast.people.findIndex((person) => person.key === key);
    const person = cast.people[no];
    if (!person) continue;
    const how = person.hasPassword ? `密码 password ${DEMO_PASSWORD}` : '验证码 code';
    print(`    ${person.name}  ${person.position}  ${phoneOf(index, no)}  ${how}`);
  }
  print(`  验证码看这里 · codes are shown at ${base}/${cast.slug}/developer/messages`);
}
