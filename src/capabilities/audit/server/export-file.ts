import { Readable } from 'node:stream';
import { civilDateOf, clockTimeOf, type Instant } from '../../../kernel/days.ts';
import type { Locale } from '../../../kernel/words.ts';
import type { FileAnswer } from '../../../platform/server/handle.ts';
import type { Offers } from '../../../platform/server/offers.ts';
import { SHEET_TYPES } from '../../../platform/server/sheets/answer-sheet.ts';
import type { SheetColumn } from '../../../platform/server/sheets/export-definition.ts';
import { storeSheet } from '../../../platform/server/sheets/sheet-folder.ts';
import { writeSheet } from '../../../platform/server/sheets/write-sheet.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { exportNumber } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { presentFacts } from './present.ts';
import * as store from './store.ts';

type Fetched = {
  readonly tx: Tx;
  readonly offers: Offers;
  readonly locale: Locale;
  /** Who fetched it: stands in every row. */
  readonly by: string;
  readonly at: Instant;
};

type Shown = Awaited<ReturnType<typeof presentFacts>>[number];

/** A row of the sheet: a fact, or a line of the mark that says where the file comes from. */
type Line = { readonly fact: Shown } | { readonly mark: string };

/** The export in its form, marked with its number, who fetched it, when, and why it was asked for. */
export async function exportFile(found: store.StoredExport, fetched: Fetched): Promise<FileAnswer> {
  const number = exportNumber(found);
  const name = `${number}.${found.format}`;
  if (found.format === 'jsonl') {
    const path = await storeSheet(
      'answers',
      Readable.toWeb(Readable.from(jsonLines(found, fetched))) as ReadableStream<Uint8Array>,
    );
    return { name, type: 'application/jsonl; charset=utf-8', path };
  }
  const rows = linesOf(found, fetched);
  const sheet = { format: found.format, name: number, columns: columnsOf(found, fetched), rows };
  return { name, type: SHEET_TYPES[found.format], path: await storeSheet('answers', writeSheet(sheet)) };
}

async function* factsOf(found: store.StoredExport, fetched: Fetched): AsyncGenerator<Shown> {
  for (let no = 1; ; no += 1) {
    const part = await store.findPart(fetched.tx, found.id, no);
    if (!part) return;
    yield* await presentFacts(fetched, part);
  }
}

function marksOf(found: store.StoredExport, { locale, by, at }: Fetched): readonly string[] {
  const t = words[locale].exports.mark;
  const moment = (instant: Instant) => `${civilDateOf(instant)} ${clockTimeOf(instant)}`;
  return [
    t.number(exportNumber(found)),
    t.reason(found.reason),
    t.asked(moment(found.askedAt)),
    t.fetched(by, moment(at)),
    t.rows(found.rowCount),
    ...(found.isCut ? [t.isCut] : []),
    t.keep,
  ];
}

async function* linesOf(found: store.StoredExport, fetched: Fetched): AsyncGenerator<Line> {
  for (const mark of marksOf(found, fetched)) yield { mark };
  for await (const fact of factsOf(found, fetched)) yield { fact };
}

const NEWLINE = '\n';

async function* jsonLines(found: store.StoredExport, fetched: Fetched): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const line = (value: unknown) => encoder.encode(JSON.stringify(value) + NEWLINE);
  yield line({ mark: marksOf(found, fetched) });
  for await (const fact of factsOf(found, fetched)) yield line(fact);
}

function columnsOf(found: store.StoredExport, { locale, by }: Fetched): readonly SheetColumn<Line>[] {
  const t = words[locale].exports.columns;
  const mark = `${exportNumber(found)} ${by}`;
  const column = (title: string, value: (fact: Shown) => string | number | null, more = {}): SheetColumn<Line> => ({
    title,
    value: (line) => ('fact' in line ? value(line.fact) : null),
    ...more,
  });
  const first = column(t.sentence, (fact) => fact.sentence, { width: 40 });
  return [
    { ...first, value: (line) => ('mark' in line ? line.mark : line.fact.sentence) },
    column(t.position, (fact) => fact.position, { kind: 'number' }),
    column(t.at, (fact) => fact.at, { kind: 'instant' }),
    column(t.actorName, (fact) => fact.actor?.maskedName ?? null),
    column(t.volunteerNo, (fact) => fact.actor?.volunteerNo ?? null),
    column(t.actorId, (fact) => fact.actorId, { width: 38 }),
    column(t.capability, (fact) => fact.capabilityName),
    column(t.name, (fact) => fact.name, { width: 28 }),
    column(t.subjectKind, (fact) => fact.subjectKind),
    column(t.subjectId, (fact) => fact.subjectId, { width: 38 }),
    column(t.detail, (fact) => JSON.stringify(fact.detail), { width: 60 }),
    column(t.factId, (fact) => fact.id, { width: 38 }),
    { title: t.mark, value: () => mark, width: 30 },
  ];
}
