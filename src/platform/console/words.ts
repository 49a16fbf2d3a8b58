import type { Words } from '../../kernel/words.ts';

const zhCN = {
  product: '同心',
  console: '工作台',
  today: '今天',
  groups: { promises: '承诺', action: '行动', public: '公开', registry: '单位与人员', house: '内务' },
  navigation: '工作台栏目',
  openNavigation: '打开栏目',
  closeNavigation: '关闭栏目',
  skipToContent: '跳到正文',
  person: {
    menu: '我的菜单',
    myPages: '我的页面',
    myRoles: '我的角色',
    portal: '公开页面',
    complaints: '投诉与建议',
    otherLanguage: 'English',
    signOut: '退出',
  },
  sleepingRoles: {
    why: '您的角色要求第二重验证，设好以前不能使用，栏目也不显示。',
    wake: '去“登录与安全”设置',
  },
  loading: '正在取来内容',
  notFound: {
    title: '没有找到这一页',
    lede: '地址可能写错了，也可能这一页已经挪走。',
    home: '回到今天',
  },
  problems: {
    notReached: '没有连上服务器。请看一下网络，再试一次。',
    ours: '系统出了差错，不是您的问题。请稍后再试。',
    screen: '这一页没能打开',
    changed: '系统刚刚更新过，请重新打开这一页。',
    retry: '再试一次',
    reload: '重新打开',
    requestId: (id: string) => `报修时请提供编号 ${id}`,
    fields: '有几处需要改一下，原因写在各处下面。',
  },
  table: { actions: '可以办的事', more: '再看一些', loadingMore: '正在取', empty: '这里还没有内容。' },
  form: { send: '提交', cancel: '取消', close: '关闭' },
  button: { unavailable: (reason: string) => `现在不能：${reason}` },
  evidence: {
    open: '打开附件',
    none: '还没有留下凭据。',
    kinds: {
      'text-report': '文字报告',
      'signed-form': '签字单据',
      list: '名单',
      photo: '照片',
      'official-document': '公文',
      activity: '活动记录',
    } as Readonly<Record<string, string>>,
  },
  thread: { done: '已完成', next: '下一步', 'to-come': '以后' },
  coverage: {
    label: '落实进度',
    fulfilled: (amount: string) => `已兑现 ${amount}`,
    committed: (amount: string) => `已认领 ${amount}`,
    and: '，',
    none: '还没有人认领',
    requested: (amount: string, unit: string) => `共需 ${amount} ${unit}`,
  },
  upload: {
    choose: '选一个文件',
    change: '换一个文件',
    sending: (name: string) => `正在上传 ${name}`,
    remove: '去掉',
  },
  days: {
    day: (month: number, day: number) => `${month}月${day}日`,
    dayOfYear: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
    dueToday: '今天到期',
    left: (days: number) => `还有 ${days} 天`,
    late: (day: string, days: number) => `应于 ${day}，晚 ${days} 天`,
  },
};

type Set = typeof zhCN;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const daysOf = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

const en: Set = {
  product: 'Tongxin',
  console: 'Console',
  today: 'Today',
  groups: {
    promises: 'Promises',
    action: 'Action',
    public: 'Public',
    registry: 'Organisations and people',
    house: 'House',
  },
  navigation: 'Console sections',
  openNavigation: 'Open sections',
  closeNavigation: 'Close sections',
  skipToContent: 'Skip to content',
  person: {
    menu: 'My menu',
    myPages: 'My pages',
    myRoles: 'My roles',
    portal: 'Public pages',
    complaints: 'Complaints and suggestions',
    otherLanguage: '中文',
    signOut: 'Sign out',
  },
  sleepingRoles: {
    why: 'Your roles ask for a second factor. Until it is set up, they cannot be used nor seen here.',
    wake: 'Set it up under sign-in and security',
  },
  loading: 'Fetching the content',
  notFound: {
    title: 'This page was not found',
    lede: 'The address may be mistyped, or the page has moved.',
    home: 'Back to today',
  },
  problems: {
    notReached: 'The server could not be reached. Please check the network and try again.',
    ours: 'Something went wrong on our side. Please try again later.',
    screen: 'This screen could not be opened',
    changed: 'The system was just updated. Please open this screen again.',
    retry: 'Try again',
    reload: 'Open again',
    requestId: (id) => `When reporting this, please give the number ${id}`,
    fields: 'Some fields need a change; the reasons stand below them.',
  },
  table: {
    actions: 'What can be done',
    more: 'Show more',
    loadingMore: 'Fetching',
    empty: 'There is nothing here yet.',
  },
  form: { send: 'Send', cancel: 'Cancel', close: 'Close' },
  button: { unavailable: (reason) => `Not now: ${reason}` },
  evidence: {
    open: 'Open the file',
    none: 'No evidence has been left yet.',
    kinds: {
      'text-report': 'Written report',
      'signed-form': 'Signed form',
      list: 'List',
      photo: 'Photo',
      'official-document': 'Official document',
      activity: 'Activity record',
    },
  },
  thread: { done: 'Done', next: 'Next', 'to-come': 'Later' },
  coverage: {
    label: 'Progress',
    fulfilled: (amount) => `${amount} fulfilled`,
    committed: (amount) => `${amount} claimed`,
    and: ', ',
    none: 'Nobody has claimed it yet',
    requested: (amount, unit) => `${amount} ${unit} needed`,
  },
  upload: {
    choose: 'Choose a file',
    change: 'Choose another file',
    sending: (name) => `Uploading ${name}`,
    remove: 'Remove',
  },
  days: {
    day: (month, day) => `${day} ${months[month - 1]}`,
    dayOfYear: (year, month, day) => `${day} ${months[month - 1]} ${year}`,
    dueToday: 'Due today',
    left: (days) => `${daysOf(days)} left`,
    late: (day, days) => `Due ${day}, ${daysOf(days)} late`,
  },
};

export const words: Words<Set> = { 'zh-CN': zhCN, en };
