import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  OverlapType,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { Bulletin } from '../../domain/model.ts';
import { line, MARGIN, PAGE, SIZE, TEXT_WIDTH } from './layout.ts';

/** One character of 四号: the tail stands in by so much on both sides. */
const ONE = 280;
const LINE = 579;
/** Characters in a line of the tail, behind the word and its colon. One less than fit, for the marks that hang over. */
const FIT = Math.floor((TEXT_WIDTH - 4 * ONE) / ONE) - 1;

/** Lines of 0.35 mm close the tail above and below, lines of 0.25 mm part it. */
const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const NONE = { style: BorderStyle.NIL };

/** Turned lines begin below the first character after the colon. Rows that keep to the next are never parted. */
function told([word, to]: readonly [string, string]): Paragraph {
  const indent = { left: 3 * ONE, right: ONE, hanging: 2 * ONE };
  return line({ text: `${word}：${to}`, size: SIZE.small }, { indent, keepNext: true });
}

/** How many copies were printed, at the right, one character in. */
function printed(copies: number): Paragraph {
  const text = { text: `（共印${copies}份）`, size: SIZE.small };
  return line(text, { alignment: AlignmentType.RIGHT, indent: { right: ONE }, keepNext: true });
}

function row(children: Paragraph[], index: number, count: number): TableRow {
  const top = index === 0 ? THICK : THIN;
  const bottom = index === count - 1 ? THICK : THIN;
  const width = { size: TEXT_WIDTH, type: WidthType.DXA };
  const cell = new TableCell({ children, borders: { top, bottom, left: NONE, right: NONE }, width });
  return new TableRow({ cantSplit: true, children: [cell] });
}

/** The rows at the foot of the page on which the text ends, at least one line below it. */
function atFoot(rows: readonly Paragraph[][], lineCount: number): Table {
  return new Table({
    rows: rows.map((children, index) => row(children, index, rows.length)),
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [TEXT_WIDTH],
    layout: TableLayoutType.FIXED,
    margins: { left: 0, right: 0 },
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      absoluteHorizontalPosition: 0,
      verticalAnchor: TableAnchorType.PAGE,
      // Said as a measure from above: where a program knows no foot of a page, the tail follows the text.
      absoluteVerticalPosition: PAGE.height - MARGIN.bottom - lineCount * LINE,
      topFromText: LINE,
      overlap: OverlapType.NEVER,
    },
  });
}

const gap = (height: number): Paragraph => new Paragraph({ spacing: { line: height, lineRule: LineRuleType.EXACT } });

/** 报尾: to whom it goes, and how many copies, at the foot of the last page (DOC-03). */
export function tail({ distribution, copies }: Pick<Bulletin, 'distribution' | 'copies'>): (Table | Paragraph)[] {
  const { report, send, issue } = distribution;
  const addressed: readonly (readonly [string, string])[] = [
    ['报', report],
    ['送', send],
    ['发', issue],
  ];
  const going = addressed.filter(([, to]) => to !== '');
  const rows = [...(going.length > 0 ? [going.map(told)] : []), ...(copies > 0 ? [[printed(copies)]] : [])];
  if (rows.length === 0) return [];
  const lineCount = going.reduce((count, [, to]) => count + Math.ceil(to.length / FIT), copies > 0 ? 1 : 0);
  // The table hangs on the paragraph after it, which is as low as can be, so that it never begins a page of its own.
  return [gap(240), atFoot(rows, lineCount), gap(20)];
}
