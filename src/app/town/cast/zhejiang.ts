import { clerk, leader, keepers, offices, volunteers, type PlaceCast } from './posts.ts';

export const zhejiang: PlaceCast = {
  slug: 'zhejiang',
  name: { 'zh-CN': '浙江红会', en: 'Zhejiang Red Cross' },
  regionCode: '330000',
  ledgerPrefix: 'ZJH',
  organisations: [
    { key: 'province', name: '浙江省红十字会', shortName: '省红会', kind: 'red-cross' },
    {
      key: 'spread',
      name: '人道传播与组织管理部党支部',
      shortName: '传播支部',
      kind: 'branch',
      parent: 'province',
      host: 'province',
    },
    {
      key: 'aid',
      name: '应急救护培训指导和救灾备灾中心党支部',
      shortName: '救护支部',
      kind: 'branch',
      parent: 'province',
      host: 'province',
    },
    {
      key: 'law',
      name: '北京德恒（杭州）律师事务所党总支',
      shortName: '德恒总支',
      kind: 'general-branch',
      parent: 'province',
    },
    { key: 'art', name: '旅职院艺术学院党支部', shortName: '艺术学院支部', kind: 'branch', parent: 'province' },
    { key: 'hangzhou', name: '杭州市红十字会', shortName: '杭州红会', kind: 'red-cross', parent: 'province' },
    { key: 'team', name: '杭州红十字救护志愿队', shortName: '救护志愿队', kind: 'volunteer-team', parent: 'hangzhou' },
  ],
  people: [
    ...offices('province'),
    clerk('spread', '文传播', 'spread'),
    clerk('aid', '应救护', 'aid'),
    clerk('law', '法总支', 'law'),
    clerk('art', '艺学院', 'art'),
    clerk('team', '杭队务', 'team', '志愿队联络员'),
    leader('leader', '江领队', 'team'),
    ...volunteers('江', 'team', 10),
    ...keepers('province'),
  ],
};
