import { civilDateOf, clockTimeOf, type CivilDate, type Instant } from '../../../kernel/days.ts';
import { periodText } from '../domain/paragraphs.ts';

function day(date: CivilDate): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return `${year}年${month}月${dayOfMonth}日`;
}

type Detail = Readonly<Record<string, string | number>>;

/** Where in the text, by the name of the field: `paragraphs.1.text` is the second paragraph. */
function placeOf(field: string): string {
  const [name = '', index] = field.split('.');
  if (name === 'paragraphs') return `第 ${Number(index) + 1} 段`;
  return { title: '标题', lead: '导语', distribution: '报、送、发' }[name] ?? '文字';
}

export const zhCN = {
  name: '简报',
  refusals: {
    'bulletin-not-found': '没有这期简报，或者还没有公开。',
    'bulletin-not-yours': '这期简报不由您办理。',
    'bulletin-not-in-this-state': '简报已经进入下一步，请刷新后再看。',
    'bulletin-written-by-you': '您写过这期简报，请由另一位签发人签发。',
    'bulletin-holds-private-number': ({ where }: Detail) =>
      `${placeOf(String(where))}里有电话、证件号、银行卡号或邮箱，公开前请删去。`,
    'organisation-not-found': '没有这个单位，或者它不由您负责。',
    'bulletin-already-drafted': '这期简报已经起草过了，请从列表里打开。',
    'material-missing': '请至少选一项活动或承诺。',
    'material-not-found': '选中的活动或承诺有一项找不到了，请重新选择。',
    'figure-not-found': '没有这个数字。',
    'period-not-valid': '结束月份不能早于开始月份。',
  },
  facts: {
    'bulletins.drafted': '起草了简报',
    'bulletins.edited': '修改了简报',
    'bulletins.submitted': '报送签发',
    'bulletins.returned': '退回修改',
    'bulletins.signed-off': '签发了简报',
  },
  series: '同心简报',
  issueFile: (year: string, no: number) => `${year}年第${no}期`,
  draftFile: '草稿',
  title: '简报',
  lede: '每期简报里的数字都能点开，看到它由哪些记录组成。',
  empty: '还没有公开的简报。',
  emptyHint: '简报由编辑起草，经另一位负责人签发后在这里公开。',
  issue: (no: number, total: number) => `第 ${no} 期（总第 ${total} 期）`,
  unnumbered: '未编号',
  issuedBy: (name: string, date: string) => `${name} · ${date}`,
  day,
  periodText,
  figures: '有关数字',
  body: '办理情况',
  openSource: { activities: '看这次活动', commitments: '看这项承诺' },
  language: '',
  word: '下载 Word 文件',
  measuredAt: (at: Instant) => `取数时间 ${day(civilDateOf(at))} ${clockTimeOf(at)}`,
  figuresNote: '数字以签发的为准。点开看到的是现在的数：签发后有补记或重新打开的，两个数会不同。',
  report: '报',
  send: '送',
  issueTo: '发',
  figureOption: (name: string, unit: string) => `${name}（${unit}）`,
  copies: '印发份数',
  states: { draft: '起草中', submitted: '等签发', published: '已公开' },
  draftedBy: (name: string, date: string) => `${name} · ${date}起草`,
  waitsForSignature: '等您签发',
  goSign: '去签发',
  cameBack: '退回修改',
  goEdit: '去修改',
  newBulletin: '起草简报',
  organisation: '编发单位',
  titleField: '标题',
  lead: '导语',
  paragraph: (no: number) => `第 ${no} 段`,
  from: '从（月份）',
  to: '到（月份）',
  activities: '写进哪些活动',
  commitments: '写进哪些承诺',
  chooseFigures: '用哪些数字',
  figuresHint: '数字由记录算出，不能手填；签发前每次修改都会重新计算。',
  nothingToTell: '这段时间没有可写的活动或承诺，请换个月份。',
  makeDraft: '生成草稿',
  edit: '修改',
  save: '保存',
  submit: '报送签发',
  submitSure: '报送后由签发人审阅，您暂时不能修改。',
  giveBack: '退回修改',
  reason: '退回原因',
  signOff: '签发并公开',
  signOffSure: '签发后编上期号，立即公开，不能再改。',
  returned: (reason: string) => `上次退回的原因：${reason}`,
  addParagraph: '添加一段',
  removeParagraph: '删去这段',
  publicPage: '公开页面',
  state: '状态',
  number: '期号',
  noDrafts: '还没有简报。',
  lifeLabel: '这期简报走到哪一步',
  steps: { drafted: '起草', submitted: '报送', signed: '签发公开' },
};
