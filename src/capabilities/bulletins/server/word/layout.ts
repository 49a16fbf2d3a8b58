import { AlignmentType, DocumentGridType, Paragraph, TextRun, type IParagraphOptions, type IRunOptions } from 'docx';

/** A4 and the margins of GB/T 9704-2012 in twentieths of a point: 37 mm above, 35 below, 28 left, 26 right (DOC-01). */
export const PAGE = { width: 11_906, height: 16_838 };
export const MARGIN = { top: 2_098, bottom: 1_984, left: 1_587, right: 1_474, footer: 1_400 };
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;

/** 22 lines of 28 characters, counted from the size of the Normal style (DOC-01). */
export const GRID = { type: DocumentGridType.LINES_AND_CHARS, linePitch: 580, charSpace: -848 };

/** 二号, 三号, 四号 in half points (DOC-02). */
export const SIZE = { title: 44, body: 32, small: 28 };

/** Two characters. The measure in characters is Word's; the other one is for programs that do not know it. */
const INDENT_TWO = { firstLineChars: 200, firstLine: 632 };

export const RED = 'C00000';

type Font = { readonly ascii: string; readonly hAnsi: string; readonly eastAsia: string };
const chinese = (eastAsia: string): Font => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia });

/** The typefaces the standard asks for. They may not be given away, so none is embedded. */
export const FONT = {
  title: chinese('方正小标宋简体'),
  heading: chinese('黑体'),
  subheading: chinese('楷体_GB2312'),
  pageNumber: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体' },
} as const;
const BODY_FONT = '仿宋_GB2312';

/** What Word takes instead where a typeface is not installed (DOC-02). */
const INSTEAD = [
  [BODY_FONT, '仿宋'],
  [FONT.subheading.eastAsia, '楷体'],
  [FONT.title.eastAsia, '宋体'],
  [FONT.heading.eastAsia, 'SimHei'],
  [FONT.pageNumber.eastAsia, 'SimSun'],
] as const;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** The document's list of typefaces, each with the name of its stand-in. */
export function fontTable(): string {
  const font = ([name, instead]: readonly [string, string]) =>
    `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>`;
  return `${HEAD}<w:fonts ${NAMESPACE}>${INSTEAD.map(font).join('')}</w:fonts>`;
}

/**
 * What every paragraph starts from. Programs other than Word give a character that is a hair wider than its cell two
 * cells, so the text does not snap to the grid: it is set by the same measures, 28 characters drawn together by a
 * quarter point and 22 lines of 28.95 points, for with 29 the last one falls off the page. For the same reason single
 * lines may stand alone.
 */
export function styles(): string {
  const fonts = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${BODY_FONT}"/>`;
  const size = `<w:sz w:val="${SIZE.body}"/><w:szCs w:val="${SIZE.body}"/>`;
  const language = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>';
  const off = (...names: string[]) => names.map((name) => `<w:${name} w:val="0"/>`).join('');
  const spacing = '<w:spacing w:line="579" w:lineRule="exact"/>';
  return (
    `${HEAD}<w:styles ${NAMESPACE}>` +
    `<w:docDefaults><w:rPrDefault><w:rPr>${fonts}${size}${language}</w:rPr></w:rPrDefault></w:docDefaults>` +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>' +
    `<w:pPr>${off('widowControl', 'autoSpaceDE', 'autoSpaceDN', 'snapToGrid')}${spacing}</w:pPr>` +
    `<w:rPr>${fonts}<w:spacing w:val="-5"/>${size}</w:rPr></w:style></w:styles>`
  );
}

type Text = string | IRunOptions;

/** One paragraph; plain text is set as body. */
export function line(texts: Text | readonly Text[], options: IParagraphOptions = {}): Paragraph {
  const all = Array.isArray(texts) ? (texts as readonly Text[]) : [texts as Text];
  return new Paragraph({
    ...options,
    children: all.map((text) => new TextRun(typeof text === 'string' ? { text } : text)),
  });
}

export const blank = (): Paragraph => line([]);

/** A paragraph of the body: indented by two characters, straight at both edges. */
export function bodyLine(texts: Text | readonly Text[], options: IParagraphOptions = {}): Paragraph {
  return line(texts, { indent: INDENT_TWO, alignment: AlignmentType.BOTH, ...options });
}
