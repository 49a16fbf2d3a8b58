import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import type { Bulletin } from '../domain/model.ts';

/**
 * The measures of GB/T 9704-2012 in twentieths of a point: A4, margins 37/35/28/26 mm, 22 lines of 28 characters
 * (DOC-01). Sizes in half points: 二号 44, 三号 32, 四号 28 (DOC-02).
 */
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = { top: 2_098, bottom: 1_984, left: 1_587, right: 1_474 };
const GRID = { type: DocumentGridType.LINES_AND_CHARS, linePitch: 580, charSpace: -848 };
const LINE = { line: 580, lineRule: LineRuleType.EXACT };
const INDENT_TWO = { firstLineChars: 200 };

/** The standard's typefaces may not be given away; Word takes the nearest one that the reader's machine has. */
const BODY = { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312', hAnsi: 'Times New Roman' };
const TITLE = { ascii: 'Times New Roman', eastAsia: '方正小标宋简体', hAnsi: 'Times New Roman' };
const HEAVY = { ascii: 'Times New Roman', eastAsia: '黑体', hAnsi: 'Times New Roman' };
const SONG = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' };
const RED = 'C00000';

export type BulletinToPrint = {
  readonly bulletin: Bulletin;
  readonly series: string;
  readonly organisationName: string;
  /** Each number with its name and unit, in the order of the bulletin. */
  readonly figures: readonly { readonly name: string; readonly text: string; readonly unit: string }[];
  readonly periodText: string;
};

function line(runs: IRunOptions | readonly IRunOptions[], options: IParagraphOptions = {}): Paragraph {
  const all = Array.isArray(runs) ? runs : [runs];
  return new Paragraph({
    spacing: LINE,
    ...options,
    children: all.map((run) => new TextRun({ font: BODY, size: 32, ...run })),
  });
}

/** The date as official papers write it: arabic numbers without leading zeros. */
function dateText(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 报头: the name large and red, the number below, issuer left and day right, the red line (DOC-03). */
function head({ bulletin, series, organisationName }: BulletinToPrint): Paragraph[] {
  const number = bulletin.issueNo ? `第${bulletin.issueNo}期（总第${bulletin.totalNo}期）` : '（未签发）';
  const day = bulletin.issuedOn ? dateText(bulletin.issuedOn) : '';
  return [
    line({ text: series, font: TITLE, size: 84, color: RED, bold: true }, {
      alignment: AlignmentType.CENTER,
      spacing: { line: 1_200, lineRule: LineRuleType.EXACT, before: 200 },
    }),
    line({ text: number }, { alignment: AlignmentType.CENTER }),
    line([{ text: organisationName }, { text: `\t${day}` }], {
      tabStops: [{ type: 'right', position: PAGE.width - MARGIN.left - MARGIN.right }],
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 6 } },
    }),
    line({ text: '' }),
    line({ text: '' }),
  ];
}

/** 报核: title, lead, body, and the numbers with the period they count. */
function core({ bulletin, figures, periodText }: BulletinToPrint): Paragraph[] {
  const body = bulletin.paragraphs.map((paragraph) => line({ text: paragraph.text }, { indent: INDENT_TWO }));
  const title = line({ text: bulletin.title, font: TITLE, size: 44 }, {
    alignment: AlignmentType.CENTER,
    spacing: { line: 700, lineRule: LineRuleType.EXACT },
  });
  const numbers = figures.map((figure) => line({ text: `${figure.name}：${figure.text}${figure.unit}。` }, { indent: INDENT_TWO }));
  return [
    title,
    line({ text: '' }),
    line({ text: bulletin.lead }, { indent: INDENT_TWO }),
    line({ text: '一、办理情况', font: HEAVY }, { indent: INDENT_TWO }),
    ...body,
    ...(numbers.length > 0
      ? [line({ text: `二、有关数字（${periodText}）`, font: HEAVY }, { indent: INDENT_TWO }), ...numbers]
      : []),
  ];
}

/** 报尾: 报、送、发 between two lines, and how many copies were printed. */
function tail({ bulletin }: BulletinToPrint): Paragraph[] {
  const { report, send, issue } = bulletin.distribution;
  const rows = [
    ['报', report],
    ['送', send],
    ['发', issue],
  ].filter(([, to]) => to !== '');
  if (rows.length === 0 && bulletin.copies === 0) return [];
  const rule = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 };
  const told = rows.map(([word, to], index) =>
    line({ text: `${word}：${to}`, size: 28 }, { ...(index === 0 ? { border: { top: rule } } : {}) }),
  );
  const copies = line({ text: bulletin.copies > 0 ? `（共印${bulletin.copies}份）` : '', size: 28 }, {
    alignment: AlignmentType.RIGHT,
    border: { top: rule },
  });
  return [line({ text: '' }), ...told, copies];
}

function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const run = new TextRun({ font: SONG, size: 28, children: ['— ', PageNumber.CURRENT, ' —'] });
  // One character in from the outer edge, which is right on odd pages and left on even ones (DOC-02).
  const indent = alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 };
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [run] })] });
}

/** The bulletin as a Word file a clerk can print and bind without changing anything. */
export async function printBulletin(print: BulletinToPrint): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title: print.bulletin.title,
    creator: print.organisationName,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page: { size: PAGE, margin: { ...MARGIN, footer: 1_400 } }, grid: GRID },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [...head(print), ...core(print), ...tail(print)],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
