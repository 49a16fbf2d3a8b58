import { civilDateOf, clockTimeOf, type CivilDate } from '../../../kernel/days.ts';
import type { zhCN } from './zh-CN.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A month or a day of one, `2026-08` or `2026-08-05`. */
function day(date: CivilDate): string {
  const [year, month = 1, dayOfMonth] = date.split('-').map(Number);
  return `${dayOfMonth ? `${dayOfMonth} ` : ''}${months[month - 1]} ${year}`;
}

function placeOf(field: string): string {
  const [name = '', index] = field.split('.');
  if (name === 'paragraphs') return `Paragraph ${Number(index) + 1}`;
  return { title: 'The title', lead: 'The lead', distribution: 'The distribution' }[name] ?? 'The text';
}

export const en: typeof zhCN = {
  name: 'Bulletins',
  refusals: {
    'bulletin-not-found': 'There is no such bulletin, or it is not public yet.',
    'bulletin-not-yours': 'This bulletin is not yours to work on.',
    'bulletin-not-in-this-state': 'The bulletin has moved on. Please reload and look again.',
    'bulletin-written-by-you': 'You wrote in this bulletin. Please let another signer sign it.',
    'bulletin-holds-private-number': ({ where }) =>
      `${placeOf(String(where))} holds a telephone, identity or card number, or an e-mail address. Please take it out.`,
    'organisation-not-found': 'There is no such organisation, or it is not entrusted to you.',
    'bulletin-already-drafted': 'This bulletin has been drafted already. Please open it from the list.',
    'material-missing': 'Please choose at least one activity or commitment.',
    'material-not-found': 'One of the chosen activities or commitments is no longer there. Please choose again.',
    'figure-not-found': 'There is no such figure.',
    'period-not-valid': 'The end month cannot lie before the start month.',
  },
  facts: {
    'bulletins.drafted': 'drafted a bulletin',
    'bulletins.edited': 'changed a bulletin',
    'bulletins.submitted': 'handed a bulletin in for signature',
    'bulletins.returned': 'gave a bulletin back',
    'bulletins.signed-off': 'signed a bulletin',
  },
  series: 'Tongxin Bulletin',
  issueFile: (year, no) => ` ${year} No. ${no}`,
  draftFile: ' draft',
  title: 'Bulletins',
  lede: 'Each number in a bulletin opens down to the records it is made of.',
  empty: 'There is no public bulletin yet.',
  emptyHint: 'An editor drafts a bulletin; another person signs it; then it appears here.',
  issue: (no, total) => `No. ${no} (${total} in all)`,
  unnumbered: 'No number yet',
  issuedBy: (name, date) => `${name} · ${date}`,
  day,
  periodText: (from, to) => (from === to ? day(from) : `${day(from)} to ${day(to)}`),
  figures: 'Figures',
  body: 'What was done',
  openSource: { activities: 'See this activity', commitments: 'See this commitment' },
  language: 'Bulletins are written in Chinese.',
  word: 'Download as Word',
  measuredAt: (at) => `measured ${day(civilDateOf(at))}, ${clockTimeOf(at)}`,
  figuresNote:
    'These figures were fixed when the bulletin was signed. Opening one shows it as it is now, which differs where something was added or reopened since.',
  report: 'To',
  send: 'Copy to',
  issueTo: 'Issued to',
  figureOption: (name, unit) => `${name} (${unit})`,
  copies: 'Copies printed',
  states: { draft: 'Draft', submitted: 'Waiting for signature', published: 'Public' },
  draftedBy: (name, date) => `${name} · drafted ${date}`,
  waitsForSignature: 'Waits for your signature',
  goSign: 'Go and sign',
  cameBack: 'Given back',
  goEdit: 'Go and edit',
  newBulletin: 'Draft a bulletin',
  organisation: 'Issued by',
  titleField: 'Title',
  lead: 'Lead',
  paragraph: (no) => `Paragraph ${no}`,
  from: 'From (month)',
  to: 'To (month)',
  activities: 'Activities to tell of',
  commitments: 'Commitments to tell of',
  chooseFigures: 'Figures to use',
  figuresHint: 'Figures are measured from the records and cannot be typed; each edit measures them again.',
  nothingToTell: 'There is nothing to tell of in these months. Please choose others.',
  makeDraft: 'Make the draft',
  edit: 'Edit',
  save: 'Save',
  submit: 'Hand in for signature',
  submitSure: 'The signer will read it; you cannot change it meanwhile.',
  giveBack: 'Give back',
  reason: 'Why',
  signOff: 'Sign and publish',
  signOffSure: 'It gets its number, becomes public at once and cannot be changed.',
  returned: (reason) => `It was given back because: ${reason}`,
  addParagraph: 'Add a paragraph',
  removeParagraph: 'Remove this paragraph',
  publicPage: 'Public page',
  state: 'State',
  number: 'Number',
  noDrafts: 'There is no bulletin yet.',
  lifeLabel: 'How far this bulletin has come',
  steps: { drafted: 'Drafted', submitted: 'Handed in', signed: 'Signed and public' },
};
