import { clerk, leader, keepers, offices, volunteers, type PlaceCast } from './posts.ts';

export const luohu: PlaceCast = {
  slug: 'luohu',
  name: { 'zh-CN': '罗湖水贝', en: 'Shuibei, Luohu' },
  regionCode: '440303',
  ledgerPrefix: 'LHS',
  organisations: [
    { key: 'park', name: '水贝珠宝园区联合党委', shortName: '水贝联合党委', kind: 'joint-committee' },
    { key: 'jimeng', name: '吉盟集团', shortName: '吉盟', kind: 'enterprise', parent: 'park' },
    {
      key: 'jimeng-party',
      name: '吉盟集团党委',
      shortName: '吉盟党委',
      kind: 'committee',
      parent: 'park',
      host: 'jimeng',
    },
    { key: 'blood', name: '深圳市血液中心', shortName: '血液中心', kind: 'blood-centre', parent: 'park' },
    {
      key: 'blood-party',
      name: '深圳市血液中心党委',
      shortName: '血液中心党委',
      kind: 'committee',
      parent: 'park',
      host: 'blood',
    },
    { key: 'estate', name: '水贝物业党支部', shortName: '物业支部', kind: 'branch', parent: 'park' },
    { key: 'team', name: '爱满水贝志愿队', shortName: '爱满水贝', kind: 'volunteer-team', parent: 'park' },
  ],
  people: [
    ...offices('park'),
    clerk('park', '简园区', 'park', '联合党委联络员'),
    clerk('blood', '乐血站', 'blood-party'),
    clerk('jimeng', '康吉盟', 'jimeng-party'),
    clerk('estate', '管物业', 'estate'),
    clerk('team', '全队务', 'team', '志愿队联络员'),
    leader('leader', '易领队', 'team'),
    ...volunteers('水', 'team', 12),
    ...keepers('park'),
  ],
};
