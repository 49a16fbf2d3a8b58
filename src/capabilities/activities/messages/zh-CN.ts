import { civilDateOf, clockTimeOf, type Instant } from '../../../kernel/days.ts';
import { dutiesZhCN } from './duties-zh.ts';
import type { ActivityState, SegmentKind, SignUpState } from '../domain/model.ts';

type Detail = Readonly<Record<string, string | number>>;

const missing: Readonly<Record<string, string>> = {
  placeText: '地点',
  content: '内容',
  conditions: '参加条件',
  capacity: '人数',
  howToSignUp: '报名方式',
  risks: '可能的风险（没有就写“无”）',
  guarantees: '保障',
  leaderPersonId: '领队',
  segments: '环节',
};

const states: Readonly<Record<ActivityState, string>> = {
  draft: '草稿',
  recruiting: '报名中',
  ended: '已结束',
  settled: '已结项',
  cancelled: '已取消',
};

const kinds: Readonly<Record<SegmentKind, string>> = {
  study: '学习',
  lecture: '党课',
  visit: '参观走访',
  oath: '宣誓',
  tribute: '瞻仰祭扫',
  symposium: '座谈',
  signing: '签约',
  plaque: '授牌',
  'volunteer-service': '志愿服务',
};

const signUpStates: Readonly<Record<SignUpState, string>> = {
  confirmed: '已有名额',
  waiting: '候补中',
  withdrawn: '已退出',
};

function dayOf(instant: Instant): string {
  const [year, month, day] = civilDateOf(instant).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const times = {
  day: (date: string) => date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'),
  moment: (instant: Instant) => `${dayOf(instant)} ${clockTimeOf(instant)}`,
  span: (from: Instant, to: Instant) =>
    civilDateOf(from) === civilDateOf(to)
      ? `${dayOf(from)} ${clockTimeOf(from)}–${clockTimeOf(to)}`
      : `${dayOf(from)} ${clockTimeOf(from)} 至 ${dayOf(to)} ${clockTimeOf(to)}`,
  clock: (from: Instant, to: Instant) => `${clockTimeOf(from)}–${clockTimeOf(to)}`,
};

const refusals = {
  'activity-not-found': '没有找到这项活动。',
  'organisation-not-found': '没有找到这个组织。',
  'segment-not-found': '这项活动里没有这个环节。',
  'leader-not-found': '没有找到这位领队。',
  'id-already-used': '这个编号已经用过，请重新打开表单再试。',
  'not-yours-to-organise': '这项活动由别的组织负责，您不能办理。',
  'not-yours-to-call': '点名由这项活动的领队办理。',
  'not-yours-to-countersign': '核对由组织这项活动的单位办理。',
  'caller-cannot-countersign': '点名的人和领队不能自己核对，请另一位同事来核对。',
  'countersigner-is-on-the-list': '您在这份名单里。自己的时长不能由自己核对。',
  'step-not-open': ({ state }: Detail) => `活动现在是“${states[state as ActivityState] ?? state}”，这一步不能办理。`,
  'nothing-to-prove': '这段时间里没有已结项的服务记录可以证明。',
  'too-much-for-one-proof': (detail: Readonly<Record<string, string | number>>) =>
    `一份证明最多列 ${detail['most']} 次服务，请分段出具。`,
  'holder-not-found': '没有找到这个人。',
  'same-paper-stands': (detail: Readonly<Record<string, string | number>>) =>
    `同样内容的证明已经出具过，编号 ${detail['number']}。`,
  'not-yours-to-prove': '只有记录单位的联络员可以出具。谁记录，谁证明。',
  'ends-before-it-starts': '结束时间要晚于开始时间。',
  'sign-up-closes-after-end': '报名截止不能晚于活动结束。',
  'segment-outside-activity': '环节的时间要在活动时间之内。',
  'announcement-incomplete': ({ missing: field }: Detail) =>
    `还没有写：${missing[String(field)] ?? field}。写全了才能发布。`,
  'announcement-holds-private-number': '公开的文字里有电话、证件号、银行卡号或邮箱，请改写后再发布。',
  'already-begun': '活动已经开始。',
  'not-begun': '活动还没有开始。',
  'attendance-already-countersigned': '已有环节核对过到场人员，不能再取消。',
  'segments-not-countersigned': ({ open }: Detail) => `还有 ${open} 个环节没有核对，核对完才能结项。`,
  'not-recruiting': '这项活动现在不接受报名。',
  'sign-up-closed': '报名已经截止。',
  'already-signed-up': '您已经报过名了。',
  'busy-at-that-time': '您在同一时间已有另一项活动的名额。先退出那一项，再报这一项。',
  'not-signed-up': '您没有报名，或已经退出。',
  'segment-not-begun': '这个环节还没有开始。',
  'segment-not-over': '这个环节还没有结束，结束后再核对。',
  'roll-not-called': '这个环节还没有点名。',
  'roll-was-called-again': '名单刚刚重新点过，请看过新名单再核对。',
  'already-countersigned': '这个环节已经核对过。',
  'not-among-the-signed-up': '名单里有人没有报名名额。',
  'person-listed-twice': '名单里同一个人出现了两次。',
  'outside-the-segment': '到场时间要在环节时间之内，并且不少于一分钟。',
  'more-than-a-day': '一次服务不能超过 24 小时。',
  'served-elsewhere-at-that-time': '名单里有人在同一时间已有别处的服务记录。',
  ...dutiesZhCN.refusals,
};

const facts = {
  'activities.drafted': '起草了活动',
  'activities.revised': '修改了活动草稿',
  'activities.published': '发布了活动',
  'activities.cancelled': '取消了活动',
  'activities.ended': '结束了活动',
  'activities.settled': '活动结项',
  'activities.signed-up': '报名并得到名额',
  'activities.put-on-waiting-list': '报名并进入候补',
  'activities.withdrawn': '退出报名',
  'activities.moved-up': '候补得到名额',
  'activities.roll-called': '点名',
  'activities.attendance-countersigned': '核对到场人员',
};

const figures = {
  persons: {
    name: '参与人数',
    unit: '人',
    definition: '期间内经点名并由他人核对到场的不同的人，一个人无论来几次都只算一人。',
  },
  participations: {
    name: '参与人次',
    unit: '人次',
    definition: '期间内每项活动经核对到场的人数之和，一个人来三项活动算三人次。',
  },
  sessions: { name: '活动场次', unit: '场', definition: '期间内开始、已经结束或结项、并有人经核对到场的活动。' },
  'service-minutes': {
    name: '志愿服务时长',
    unit: '小时',
    definition: '期间内志愿服务环节的服务记录之和，按分钟记，显示为小时。学习、参观、签约等环节不计。',
  },
};

const due = {
  callRoll: { tag: '待点名', detail: '还没有点名', step: '去点名' },
  countersign: { tag: '待核对', detail: '领队已点名，等另一位同事核对', step: '去核对' },
  end: { tag: '待结束', detail: '时间已过，还没有结束', step: '去结束' },
  settle: { tag: '待结项', detail: '各环节都已核对', step: '去结项' },
};

const said = {
  listTitle: '活动',
  listLede: '近期有什么活动，还剩几个名额。',
  upcoming: '接下来的活动',
  past: '办过的活动',
  nothingUpcoming: '近期没有活动',
  nothingUpcomingWhy: '新活动发布后会出现在这里。',
  nothingPast: '还没有办过的活动',
  nothingPastWhy: '活动结束后会留在这里。',
  when: '时间',
  where: '地点',
  organiser: '组织单位',
  conditions: '参加条件',
  capacity: '人数',
  howToSignUp: '报名方式',
  risks: '可能的风险',
  guarantees: '保障',
  signUpCloses: '报名截止',
  content: '内容',
  segments: '环节',
  people: (count: number) => `${count} 人`,
  freePlaces: (count: number) => (count > 0 ? `还有 ${count} 个名额` : '名额已满，可以候补'),
  waiting: (count: number) => `${count} 人候补`,
  tookPart: '实际参加',
  present: (count: number) => `到场 ${count} 人`,
  served: (hours: string) => `志愿服务 ${hours} 小时`,
  signUp: '报名',
  signUpWaiting: '报名候补',
  signInFirst: '登录后报名',
  signUpClosed: '报名已经截止。',
  mineConfirmed: '您已报名，有名额。',
  mineWaiting: (before: number) => (before > 0 ? `您在候补，前面还有 ${before} 人。` : '您在候补，排在第一位。'),
  mineWaitingHow: '有人退出时，名额会按报名先后自动递补。',
  withdraw: '退出报名',
  withdrawHow: '来不了请早些退出，名额会给下一位。退出对您没有任何不利影响。',
  cancelled: '这项活动已经取消。',
  earnsHours: '计志愿服务时长',
  earnsNoHours: '不计志愿服务时长',
  seeActivity: '看活动',
  seeMyActivities: '我的报名',
  seeMyRecord: '我的服务记录',
  mineTitle: '我的活动',
  mineLede: '您报过名的活动，最近的在前。',
  mineEmpty: '您还没有报名',
  mineEmptyWhy: '到活动页看看近期有什么。',
  recordTitle: '我的服务记录',
  seeLedger: '看时长账本里的每一笔',
  recordLede: '只有志愿服务环节计时长，由领队点名、另一位同事核对后记下。',
  recordEmpty: '还没有服务记录',
  recordEmptyWhy: '参加志愿服务并经核对后，时长会出现在这里。',
  totalHours: '累计时长',
  hours: (hours: string) => `${hours} 小时`,
  grade: { C: '领队点名，他人核对' },
  gradeTerm: '怎么知道的',
  leader: '负责人',
  recordedOn: '记录日期',
  lateEntry: '补录：超过了十个工作日',
  recordTable: '服务记录',
  columns: { on: '日期', activity: '活动', minutes: '时长', grade: '怎么知道的', organiser: '组织单位' },
};

const life = {
  published: '发布报名',
  held: '活动举行',
  countersigned: '点名核对',
  settled: '结项',
  cancelled: '已取消',
  dueBy: (date: string) => `${date} 前`,
};

const console = {
  nav: '活动',
  title: '活动',
  lede: '起草、发布、点名、核对、结项。',
  draft: '起草活动',
  revise: '修改草稿',
  empty: '还没有活动',
  more: '看更多',
  columns: { title: '活动', when: '时间', organiser: '组织单位', state: '状态', places: '名额' },
  fields: {
    serves: '为哪件承诺（可不填）',
    organisation: '组织单位',
    title: '名称',
    content: '内容',
    place: '地点',
    startsAt: '开始',
    endsAt: '结束',
    signUpClosesAt: '报名截止（空着就到开始为止）',
    capacity: '人数',
    conditions: '参加条件',
    risks: '可能的风险（没有就写“无”）',
    guarantees: '保障',
    howToSignUp: '报名方式',
    leader: '领队',
    segmentKind: '环节种类',
    segmentTitle: '环节名称',
    addSegment: '加一个环节',
    removeSegment: '去掉',
    reason: '取消的原因',
  },
  segmentNo: (no: number) => `环节 ${no}`,
  segmentTimes: '起止都空着，就是整个活动的时间。',
  leaderHint: '这个组织的领队，或者您自己。',
  leader: '领队',
  recordDue: '记录期限',
  publish: '发布',
  cancel: '取消活动',
  end: '结束活动',
  settle: '结项',
  signUps: '报名名单',
  noSignUps: '还没有人报名',
  signUpColumns: { no: '次序', name: '姓名', volunteerNo: '志愿者编号', state: '状态' },
  rollCall: '点名',
  rollCallHow: '勾选到场的人。时间默认整个环节，可以逐人改。',
  rollColumns: { present: '到场', name: '姓名', from: '从', to: '到', minutes: '时长' },
  saveRoll: '交出点名',
  calledBy: (name: string, when: string) => `${name} 于 ${when} 点名`,
  notCalled: '还没有点名',
  countersign: '核对无误',
  countersignHow: '请照纸质签到或当场所见核对。核对后，志愿服务时长记入各人名下，不能再改，只能冲正。',
  countersignedBy: (name: string, when: string) => `${name} 于 ${when} 核对`,
  notYoursToCountersign: '核对要由组织单位里点名人和领队以外的人来做。',
  minutes: (minutes: number) => `${minutes} 分钟`,
  longDay: (on: string, hours: string) => `有人 ${on} 的服务达到 ${hours} 小时，超过 8 小时，请再看一眼。`,
  done: '已办好',
};

const proofs = {
  title: '开具志愿服务记录证明',
  lede: '由记录单位出具，不收费。按一下就出具，可以自己下载打印；只算已结项的服务。',
  prove: '开具证明',
  served: (times: string, hours: string) => `${times} 次 · ${hours} 小时`,
  provenBy: (number: string) => `已开具：${number}`,
  seePapers: '我的证书',
  nav: '服务记录',
  screen: {
    title: '服务记录',
    lede: '在本单位服务过的人，按已结项的记录。谁记录，谁证明：证明由本单位出具。',
    caption: '服务过的人',
    empty: '这段时间里还没有已结项的服务记录。',
    from: '从',
    to: '到',
    columns: {
      name: '姓名',
      volunteerNo: '志愿者编号',
      organiser: '记录单位',
      times: '次数',
      hours: '小时',
      last: '最近一次',
    },
    issue: '出具证明',
    issueFor: (name: string) => `给${name}出具证明`,
    issued: '已出具',
  },
};

export const zhCN = {
  name: '活动',
  refusals,
  facts,
  states,
  kinds,
  ties: { signUps: '报名', records: '服务记录' },
  signUpStates,
  missing,
  times,
  figures,
  due,
  said,
  duties: dutiesZhCN.console,
  life,
  proofs,
  console,
};
