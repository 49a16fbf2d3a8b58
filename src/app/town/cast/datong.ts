import { clerk, keepers, offices, volunteers, type PlaceCast } from './posts.ts';

export const datong: PlaceCast = {
  slug: 'datong',
  name: { 'zh-CN': '大同卫健', en: 'Datong Hospitals' },
  regionCode: '140200',
  ledgerPrefix: 'DTW',
  organisations: [
    { key: 'health', name: '大同市卫生健康系统党建办公室', shortName: '卫健党建办', kind: 'work-committee' },
    {
      key: 'second',
      name: '大同市第二人民医院肿瘤医院',
      shortName: '二医院肿瘤医院',
      kind: 'hospital',
      parent: 'health',
    },
    {
      key: 'second-party',
      name: '第二人民医院肿瘤医院党委',
      shortName: '二院党委',
      kind: 'committee',
      parent: 'health',
      host: 'second',
    },
    { key: 'first', name: '大同市第一人民医院', shortName: '市一医院', kind: 'hospital', parent: 'health' },
    {
      key: 'first-party',
      name: '市一医院党委',
      shortName: '一院党委',
      kind: 'committee',
      parent: 'health',
      host: 'first',
    },
  ],
  people: [
    ...offices('health'),
    {
      ...clerk('second', '云二院', 'second-party'),
      roles: [
        ['clerk', 'second-party'],
        ['leader', 'second-party'],
      ],
    },
    clerk('first', '平一院', 'first-party'),
    ...volunteers('同', 'second', 6),
    ...keepers('health'),
  ],
};
