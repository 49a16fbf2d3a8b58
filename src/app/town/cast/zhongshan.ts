import { clerk, keepers, offices, volunteers, type PlaceCast } from './posts.ts';

export const zhongshan: PlaceCast = {
  slug: 'zhongshan',
  name: { 'zh-CN': '中山妇儿', en: 'Zhongshan Women and Children' },
  regionCode: '442000',
  ledgerPrefix: 'ZSF',
  organisations: [
    { key: 'federation', name: '中山市妇联党总支', shortName: '妇联总支', kind: 'general-branch' },
    {
      key: 'centre',
      name: '中山市妇女儿童活动中心',
      shortName: '妇儿中心',
      kind: 'women-children-centre',
      parent: 'federation',
    },
    {
      key: 'centre-party',
      name: '市妇儿中心党支部',
      shortName: '妇儿中心支部',
      kind: 'branch',
      parent: 'federation',
      host: 'centre',
    },
    { key: 'minqiang', name: '肇庆市民强村', shortName: '民强村', kind: 'community', parent: 'federation' },
    { key: 'lanbian', name: '南朗镇榄边村党群服务中心', shortName: '榄边村', kind: 'community', parent: 'federation' },
  ],
  people: [
    ...offices('federation'),
    {
      ...clerk('centre', '于一人', 'centre-party', '三个人的支部，一人兼联络和领队'),
      roles: [
        ['clerk', 'centre-party'],
        ['leader', 'centre-party'],
      ],
    },
    clerk('minqiang', '民村务', 'minqiang', '村工作者'),
    clerk('lanbian', '边村务', 'lanbian', '村工作者'),
    ...volunteers('香', 'centre', 8),
    ...keepers('federation'),
  ],
};
