/** How many characters of 二号 stand in one line of the type area, less one so that the title keeps its margins. */
const WIDEST = 19;
/** A break after one of these is worth a line that is this much less even. */
const GOOD_BREAK = /[：:，,、；;。！？—]$/;
const GOOD_BREAK_WORTH = 8;

type Word = { readonly text: string; readonly width: number };

/** Latin letters and figures are half as wide as Chinese characters. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1), 0);
}

/** Words of this work that a dictionary of everyday Chinese takes apart. */
const KEPT = [
  '党建共建',
  '党建',
  '共建',
  '党委',
  '党支部',
  '志愿服务',
  '应急救护',
  '无偿献血',
  '公益',
  '联席办公室',
  '工作情况',
];

/** Where a title may break: between words, and never inside one of ours. */
function breaksOf(title: string): readonly number[] {
  const breaks = new Set<number>();
  for (const { index } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)) breaks.add(index);
  for (const { index, 0: word } of title.matchAll(new RegExp(KEPT.join('|'), 'g'))) {
    for (let inside = index + 1; inside < index + word.length; inside += 1) breaks.delete(inside);
    breaks.add(index).add(index + word.length);
  }
  return [...breaks.add(title.length)].toSorted((one, other) => one - other);
}

/** The words of a title; closing marks stay with the word before them, opening ones with the word after. */
function wordsOf(title: string): readonly Word[] {
  const words: string[] = [];
  let opening = '';
  let start = 0;
  for (const end of breaksOf(title)) {
    const word = title.slice(start, end);
    start = end;
    if (word === '') continue;
    if (/^[“‘（(《〈【]+$/.test(word)) opening += word;
    else if (words.length > 0 && opening === '' && /^[\p{P}\s]+$/u.test(word)) words[words.length - 1] += word;
    else {
      words.push(opening + word);
      opening = '';
    }
  }
  if (opening) words.push(opening);
  return words.map((text) => ({ text, width: widthOf(text) }));
}

/** How wide each line would best be: two lines as a trapezoid, longer above; three as a diamond (DOC-02). */
function shapeOf(width: number, lines: number): readonly number[] {
  const even = width / lines;
  if (lines === 3) return [even - 1, even + 2, even - 1];
  return Array.from({ length: lines }, (_, index) => even + (lines - 1) / 2 - index);
}

type Broken = { readonly lines: readonly string[]; readonly cost: number };
/** What was found before, by first word and lines left: a long title has very many ways to break. */
type Found = Map<string, Broken | undefined>;
type Setting = { readonly words: readonly Word[]; readonly found: Found };

/** The cheapest way to set the words from `start` into the lines that are left of the shape. */
function setLines(setting: Setting, start: number, shape: readonly number[]): Broken | undefined {
  const key = `${start}/${shape.length}`;
  if (!setting.found.has(key)) setting.found.set(key, cheapestLines(setting, start, shape));
  return setting.found.get(key);
}

function cheapestLines(setting: Setting, start: number, shape: readonly number[]): Broken | undefined {
  const [best = 0, ...rest] = shape;
  const { words } = setting;
  let cheapest: Broken | undefined;
  let text = '';
  let width = 0;
  for (let end = start; end < words.length; end += 1) {
    const { text: word, width: wordWidth } = words[end] ?? { text: '', width: 0 };
    text += word;
    width += wordWidth;
    if (width > WIDEST) break;
    const isLast = end === words.length - 1;
    if (isLast !== (rest.length === 0)) continue;
    const after = isLast ? { lines: [], cost: 0 } : setLines(setting, end + 1, rest);
    if (!after) continue;
    const uneven = (width - best) ** 2 - (!isLast && GOOD_BREAK.test(text) ? GOOD_BREAK_WORTH : 0);
    const cost = uneven + after.cost;
    if (!cheapest || cost < cheapest.cost) cheapest = { lines: [text.trim(), ...after.lines], cost };
  }
  return cheapest;
}

/** Breaks a title between words so that its lines form a trapezoid or a diamond, as official papers ask (DOC-02). */
export function titleLines(title: string): readonly string[] {
  const width = widthOf(title);
  if (width <= WIDEST) return [title];
  const words = wordsOf(title);
  for (let lines = 2; lines <= 5; lines += 1) {
    const broken = setLines({ words, found: new Map() }, 0, shapeOf(width, lines));
    if (broken) return broken.lines;
  }
  return [title];
}
