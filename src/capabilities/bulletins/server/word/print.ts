import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import type { CivilDate } from '../../../../kernel/days.ts';
import { civilDateOf, clockTimeOf } from '../../../../kernel/days.ts';
import type { Bulletin, BulletinFigure } from '../../domain/model.ts';
import { periodText } from '../../domain/paragraphs.ts';
import { titleLines } from '../../domain/title-lines.ts';
import { blank, bodyLine, FONT, fontTable, GRID, line, MARGIN, PAGE, RED, SIZE, styles, TEXT_WIDTH } from './layout.ts';
import { tail } from './tail.ts';

export type BulletinToPrint = {
  readonly bulletin: Bulletin;
  readonly series: string;
  readonly organisationName: string;
  /** Each number with its name, unit and way of counting, in the order of the bulletin. */
  readonly figures: readonly PrintedFigure[];
};
type PrintedFigure = BulletinFigure & { readonly name: string; readonly unit: string; readonly definition: string };

/** The date as official papers write it: arabic numbers without leading zeros. */
function dateText(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 报头: the name large and red, the number below, issuer left and day right, the red line (DOC-03). */
function head({ bulletin, series, organisationName }: BulletinToPrint): Paragraph[] {
  const { issueNo, totalNo, issuedOn } = bulletin;
  const number = issueNo && totalNo ? `第${issueNo}期（总第${totalNo}期）` : '（草稿，未签发）';
  const one = 320;
  return [
    line(
      { text: series, font: FONT.title, size: 104, color: RED, bold: true },
      { alignment: AlignmentType.CENTER, spacing: { line: 1_600, lineRule: LineRuleType.EXACT } },
    ),
    line(number, { alignment: AlignmentType.CENTER }),
    line([organisationName, { children: [new Tab(), issuedOn ? dateText(issuedOn) : ''] }], {
      indent: { left: one, right: one },
      tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - one }],
    }),
    // The line stands on a paragraph of its own, so that it reaches from edge to edge.
    new Paragraph({
      spacing: { line: 120, lineRule: LineRuleType.EXACT },
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 1 } },
    }),
  ];
}

/** The title, two lines below the red line, broken into a trapezoid or a diamond. */
function title(text: string): Paragraph[] {
  const lines = titleLines(text).map((each) =>
    line(
      { text: each, font: FONT.title, size: SIZE.title },
      { alignment: AlignmentType.CENTER, outlineLevel: 0, spacing: { line: 720, lineRule: LineRuleType.EXACT } },
    ),
  );
  return [blank(), blank(), ...lines, blank()];
}

/** A draft asks for twelve figures at most. */
const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

const heading = (text: string) => bodyLine({ text, font: FONT.heading }, { keepNext: true, outlineLevel: 1 });

/** The numbers with the months they count, how each is counted, and when they were taken (DOC-05, DOC-06). */
function numbers(figures: readonly PrintedFigure[]): Paragraph[] {
  const [first] = figures;
  if (!first) return [];
  const lines = figures.map(({ name, text, unit, definition }, index) => {
    const value = { text: `（${ORDINALS[index] ?? index + 1}）${name}：${text}${unit}。`, font: FONT.subheading };
    return bodyLine([value, definition]);
  });
  const takenAt = `${dateText(civilDateOf(first.measuredAt))}${clockTimeOf(first.measuredAt)}`;
  return [
    heading(`二、有关数字（${periodText(first.from, first.to)}）`),
    ...lines,
    bodyLine(`以上数字由记录汇总，取数时间为${takenAt}。`),
  ];
}

/** 报核: title, lead, body, numbers. */
function core({ bulletin, figures }: BulletinToPrint): Paragraph[] {
  return [
    ...title(bulletin.title),
    bodyLine(bulletin.lead),
    heading('一、办理情况'),
    ...bulletin.paragraphs.flatMap(({ text }) => text.split(/\s*\n\s*/).map((part) => bodyLine(part))),
    ...numbers(figures),
  ];
}

/** One character in from the outer edge, which is right on odd pages and left on even ones (DOC-02). */
function pageNumber(side: 'left' | 'right'): Footer {
  const run = new TextRun({ font: FONT.pageNumber, size: SIZE.small, children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Footer({
    children: [new Paragraph({ alignment: side, indent: { [side]: SIZE.small * 10 }, children: [run] })],
  });
}

/** The bulletin as a Word file that a clerk can print and bind without changing anything (GB/T 9704-2012). */
export async function printBulletin(print: BulletinToPrint): Promise<Uint8Array<ArrayBuffer>> {
  const { bulletin, organisationName } = print;
  const document = new Document({
    title: bulletin.title,
    creator: organisationName,
    evenAndOddHeaderAndFooters: true,
    externalStyles: styles(),
    sections: [
      {
        properties: { page: { size: PAGE, margin: MARGIN }, grid: GRID },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: [...head(print), ...core(print), ...tail(bulletin)],
      },
    ],
  });
  const fonts = { path: 'word/fontTable.xml', data: fontTable() };
  return new Uint8Array(await Packer.toBuffer(document, undefined, [fonts]));
}
