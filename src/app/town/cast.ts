import type { Role } from '../../kernel/actor.ts';

/**
 * The people and organisations of the demo town: five places after five published reports of such work. Places and
 * kinds of organisations follow the reports; every personal name is plainly invented and says what the person does.
 */
export type OrganisationCast = {
  readonly key: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly parent?: string;
  readonly host?: string;
};

export type PersonCast = {
  readonly key: string;
  readonly name: string;
  readonly organisation: string;
  /** What the person does here, in a few words, for the panel of the sign-in page. */
  readonly position: string;
  readonly roles: readonly (readonly [Role, string])[];
  /** Staff may also sign in with a password; volunteers use the telephone only. */
  readonly hasPassword?: boolean;
};

export type PlaceCast = {
  readonly slug: string;
  readonly name: { readonly 'zh-CN': string; readonly en: string };
  readonly regionCode: string;
  readonly ledgerPrefix: string;
  readonly organisations: readonly OrganisationCast[];
  readonly people: readonly PersonCast[];
};

const numerals = '一二三四五六七八九';

/** 1 → 一, 12 → 十二, 30 → 三十. */
function numeral(count: number): string {
  const tens = Math.floor(count / 10);
  const ones = count % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : numerals[tens - 1]}十`;
  return `${head}${ones === 0 ? '' : numerals[ones - 1]}`;
}

/** So many volunteers of an organisation, named by number: 丁一, 丁二, … */
function volunteers(surname: string, organisation: string, count: number): PersonCast[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `${surname}${index + 1}`,
    name: `${surname}${numeral(index + 1)}`,
    organisation,
    position: '志愿者',
    roles: [],
  }));
}

/** The posts that every place fills: two who coordinate, who edits, signs, audits and gives rights. */
function offices(root: string): PersonCast[] {
  const staff = (key: string, name: string, position: string, role: Role): PersonCast => ({
    key,
    name,
    organisation: root,
    position,
    roles: [[role, root]],
    hasPassword: true,
  });
  return [
    staff('coordinator', '郑统筹', '区域协调员', 'coordinator'),
    staff('closer', '方复核', '区域协调员（复核、销号）', 'coordinator'),
    staff('editor', '沈编辑', '简报编辑', 'editor'),
    staff('signer', '许签发', '简报签发人', 'signer'),
    staff('auditor', '邵审计', '审计管理员', 'auditor'),
    staff('security', '安授权', '安全管理员（授权）', 'security-administrator'),
  ];
}

function clerk(key: string, name: string, organisation: string, position = '单位联络员'): PersonCast {
  return { key, name, organisation, position, roles: [['clerk', organisation]], hasPassword: true };
}

function leader(key: string, name: string, organisation: string): PersonCast {
  return { key, name, organisation, position: '活动领队', roles: [['leader', organisation]], hasPassword: true };
}

export const dongying: PlaceCast = {
  slug: 'dongying',
  name: { 'zh-CN': '东营港', en: 'Dongying Port' },
  regionCode: '370500',
  ledgerPrefix: 'DYG',
  organisations: [
    { key: 'port', name: '东营港经济开发区党建联席办公室', shortName: '联席办', kind: 'work-committee' },
    { key: 'town', name: '仙河镇', shortName: '仙河镇', kind: 'government', parent: 'port' },
    { key: 'xingfu', name: '仙河镇幸福社区', shortName: '幸福社区', kind: 'community', parent: 'town' },
    { key: 'xingfu-party', name: '幸福社区党委', shortName: '幸福社区党委', kind: 'committee', parent: 'port', host: 'xingfu' },
    { key: 'build', name: '港区建设公司', shortName: '港区建设', kind: 'enterprise', parent: 'port' },
    { key: 'build-party', name: '港区建设公司党支部', shortName: '港建支部', kind: 'branch', parent: 'port', host: 'build' },
    { key: 'power', name: '港区供电所', shortName: '供电所', kind: 'enterprise', parent: 'port' },
    { key: 'power-party', name: '港区供电所党支部', shortName: '供电支部', kind: 'branch', parent: 'port', host: 'power' },
    { key: 'clinic', name: '仙河镇卫生院', shortName: '卫生院', kind: 'hospital', parent: 'port' },
    { key: 'clinic-party', name: '仙河镇卫生院党支部', shortName: '卫生院支部', kind: 'branch', parent: 'port', host: 'clinic' },
    { key: 'team', name: '港城志愿服务队', shortName: '港城志愿队', kind: 'volunteer-team', parent: 'port' },
  ],
  people: [
    ...offices('port'),
    clerk('xingfu', '林社区', 'xingfu', '社区工作者'),
    clerk('xingfu-party', '白党务', 'xingfu-party', '社区党委党务专干'),
    clerk('build', '何建设', 'build-party'),
    clerk('power', '陈供电', 'power-party'),
    clerk('clinic', '苏义诊', 'clinic-party'),
    clerk('team', '唐队务', 'team', '志愿队联络员'),
    leader('leader', '罗领队', 'team'),
    ...volunteers('丁', 'team', 24),
  ],
};

export const luohu: PlaceCast = {
  slug: 'luohu',
  name: { 'zh-CN': '罗湖水贝', en: 'Shuibei, Luohu' },
  regionCode: '440303',
  ledgerPrefix: 'LHS',
  organisations: [
    { key: 'park', name: '水贝珠宝园区联合党委', shortName: '水贝联合党委', kind: 'joint-committee' },
    { key: 'jimeng', name: '吉盟集团', shortName: '吉盟', kind: 'enterprise', parent: 'park' },
    { key: 'jimeng-party', name: '吉盟集团党委', shortName: '吉盟党委', kind: 'committee', parent: 'park', host: 'jimeng' },
    { key: 'blood', name: '深圳市血液中心', shortName: '血液中心', kind: 'blood-centre', parent: 'park' },
    { key: 'blood-party', name: '深圳市血液中心党委', shortName: '血液中心党委', kind: 'committee', parent: 'park', host: 'blood' },
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
  ],
};

export const zhejiang: PlaceCast = {
  slug: 'zhejiang',
  name: { 'zh-CN': '浙江红会', en: 'Zhejiang Red Cross' },
  regionCode: '330000',
  ledgerPrefix: 'ZJH',
  organisations: [
    { key: 'province', name: '浙江省红十字会', shortName: '省红会', kind: 'red-cross' },
    { key: 'spread', name: '人道传播与组织管理部党支部', shortName: '传播支部', kind: 'branch', parent: 'province', host: 'province' },
    { key: 'aid', name: '应急救护培训指导和救灾备灾中心党支部', shortName: '救护支部', kind: 'branch', parent: 'province', host: 'province' },
    { key: 'law', name: '北京德恒（杭州）律师事务所党总支', shortName: '德恒总支', kind: 'general-branch', parent: 'province' },
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
  ],
};

export const zhongshan: PlaceCast = {
  slug: 'zhongshan',
  name: { 'zh-CN': '中山妇儿', en: 'Zhongshan Women and Children' },
  regionCode: '442000',
  ledgerPrefix: 'ZSF',
  organisations: [
    { key: 'federation', name: '中山市妇联党总支', shortName: '妇联总支', kind: 'general-branch' },
    { key: 'centre', name: '中山市妇女儿童活动中心', shortName: '妇儿中心', kind: 'women-children-centre', parent: 'federation' },
    { key: 'centre-party', name: '市妇儿中心党支部', shortName: '妇儿中心支部', kind: 'branch', parent: 'federation', host: 'centre' },
    { key: 'minqiang', name: '肇庆市民强村', shortName: '民强村', kind: 'community', parent: 'federation' },
    { key: 'lanbian', name: '南朗镇榄边村党群服务中心', shortName: '榄边村', kind: 'community', parent: 'federation' },
  ],
  people: [
    ...offices('federation'),
    { ...clerk('centre', '于一人', 'centre-party', '三个人的支部，一人兼联络和领队'), roles: [['clerk', 'centre-party'], ['leader', 'centre-party']] },
    clerk('minqiang', '民村务', 'minqiang', '村工作者'),
    clerk('lanbian', '边村务', 'lanbian', '村工作者'),
    ...volunteers('香', 'centre', 8),
  ],
};

export const datong: PlaceCast = {
  slug: 'datong',
  name: { 'zh-CN': '大同卫健', en: 'Datong Hospitals' },
  regionCode: '140200',
  ledgerPrefix: 'DTW',
  organisations: [
    { key: 'health', name: '大同市卫生健康系统党建办公室', shortName: '卫健党建办', kind: 'work-committee' },
    { key: 'second', name: '大同市第二人民医院肿瘤医院', shortName: '二医院肿瘤医院', kind: 'hospital', parent: 'health' },
    { key: 'second-party', name: '第二人民医院肿瘤医院党委', shortName: '二院党委', kind: 'committee', parent: 'health', host: 'second' },
    { key: 'first', name: '大同市第一人民医院', shortName: '市一医院', kind: 'hospital', parent: 'health' },
    { key: 'first-party', name: '市一医院党委', shortName: '一院党委', kind: 'committee', parent: 'health', host: 'first' },
  ],
  people: [
    ...offices('health'),
    { ...clerk('second', '云二院', 'second-party'), roles: [['clerk', 'second-party'], ['leader', 'second-party']] },
    clerk('first', '平一院', 'first-party'),
    ...volunteers('同', 'second', 6),
  ],
};

export const places: readonly PlaceCast[] = [dongying, luohu, zhejiang, zhongshan, datong];

/** What staff of the demo town type. It opens nothing else: the demo town never stands on real data. */
export const DEMO_PASSWORD = 'tongxin-demo-2026';

/** An invented mobile number: none of this block is in use. Place and person are its last digits. */
export function phoneOf(placeIndex: number, personIndex: number): string {
  return `1990000${placeIndex + 1}${String(personIndex + 1).padStart(3, '0')}`;
}
