import { blindIndex, seal, unseal } from '../../../platform/server/sealing.ts';
import type { RowProblem, RowToken } from '../../../platform/server/sheets/import-definition.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { RowState } from '../domain/model.ts';
import type { RowTableRow } from './tables.ts';

const PURPOSE = 'sheet-row';

/** A row as it lies between preview and undoing. `cells` are those of the sheet, unknown columns too. */
export type StagedRow = {
  readonly rowNo: number;
  readonly state: RowState;
  readonly cells: readonly string[];
  readonly key: string | null;
  readonly problems: readonly RowProblem[];
};
/** As it is read again: its key can be compared, not read. */
export type KeptRow = Omit<StagedRow, 'key'> & { readonly keyIndex: string | null; readonly token: RowToken | null };

function keyIndexOf(key: string): string {
  return blindIndex(key, PURPOSE);
}

export async function stageRows(tx: Tx, importId: string, rows: readonly StagedRow[]): Promise<void> {
  const staged = rows.map(({ rowNo, state, cells, key, problems }) => ({
    row_no: rowNo,
    state,
    cells_sealed: seal(JSON.stringify(cells), PURPOSE),
    key_index: key === null ? null : keyIndexOf(key),
    problems,
  }));
  await tx.query(
    `insert into sheets.import_row (tenant_id, import_id, row_no, state, cells_sealed, key_index, problems)
     select $1, $2, row_no, state, cells_sealed, key_index, problems
     from jsonb_to_recordset($3::jsonb)
       as row(row_no integer, state text, cells_sealed text, key_index text, problems jsonb)`,
    [tx.tenantId, importId, JSON.stringify(staged)],
  );
}

function asKeptRow(row: RowTableRow): KeptRow {
  return {
    rowNo: row.row_no,
    state: row.state,
    cells: JSON.parse(unseal(row.cells_sealed, PURPOSE)) as string[],
    keyIndex: row.key_index,
    problems: row.problems,
    token: row.token,
  };
}

type Asked = { readonly states: readonly RowState[]; readonly after: number; readonly limit: number };

/** Rows in the order of the sheet, those behind `after`. */
export async function listRows(tx: Tx, importId: string, asked: Asked): Promise<KeptRow[]> {
  const rows = await tx.query<RowTableRow>(
    `select row_no, state, cells_sealed, key_index, problems, token from sheets.import_row
     where tenant_id = $1 and import_id = $2 and state = any($3::text[]) and row_no > $4 order by row_no limit $5`,
    [tx.tenantId, importId, asked.states, asked.after, asked.limit],
  );
  return rows.map(asKeptRow);
}

/** What a row made; its cells do not matter any more and stay sealed. */
export type MadeRow = { readonly rowNo: number; readonly token: RowToken };

/** Written rows from the end of the sheet, those before `before`, for taking them back. */
export async function listWrittenBackwards(
  tx: Tx,
  importId: string,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<MadeRow[]> {
  const rows = await tx.query<{ row_no: number; token: RowToken }>(
    `select row_no, token from sheets.import_row
     where tenant_id = $1 and import_id = $2 and state = 'written' and row_no < $3 order by row_no desc limit $4`,
    [tx.tenantId, importId, before, limit],
  );
  return rows.map((row) => ({ rowNo: row.row_no, token: row.token }));
}

/** What became of rows. */
export type RowChange = {
  readonly rowNo: number;
  readonly state: RowState;
  readonly problems: readonly RowProblem[];
  readonly token: RowToken | null;
};

export async function changeRows(tx: Tx, importId: string, changes: readonly RowChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ rowNo, state, problems, token }) => ({ row_no: rowNo, state, problems, token }));
  await tx.query(
    `update sheets.import_row as kept set state = row.state, problems = row.problems, token = row.token
     from jsonb_to_recordset($3::jsonb) as row(row_no integer, state text, problems jsonb, token jsonb)
     where kept.tenant_id = $1 and kept.import_id = $2 and kept.row_no = row.row_no`,
    [tx.tenantId, importId, JSON.stringify(rows)],
  );
}

/** Rows that stayed in an undoing are tried again. */
export async function retryKept(tx: Tx, importId: string): Promise<void> {
  await tx.query(
    `update sheets.import_row set state = 'written', problems = '[]'::jsonb
     where tenant_id = $1 and import_id = $2 and state = 'kept'`,
    [tx.tenantId, importId],
  );
}

/** By key: the first row of the sheet that has it. */
export async function findRowsByKey(
  tx: Tx,
  importId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = await firstRowsByIndex(tx, importId, keys.map(keyIndexOf));
  return new Map(keys.flatMap((key) => entryOf(key, found.get(keyIndexOf(key)))));
}

function entryOf(key: string, rowNo: number | undefined): [string, number][] {
  return rowNo === undefined ? [] : [[key, rowNo]];
}

export async function firstRowsByIndex(
  tx: Tx,
  importId: string,
  keyIndexes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ key_index: string; row_no: number }>(
    `select asked.key_index, first.row_no
     from unnest($3::text[]) as asked(key_index)
     join lateral (
       select row_no from sheets.import_row
       where tenant_id = $1 and import_id = $2 and key_index = asked.key_index order by row_no limit 1
     ) as first on true`,
    [tx.tenantId, importId, [...new Set(keyIndexes)]],
  );
  return new Map(rows.map((row) => [row.key_index, row.row_no]));
}

export async function deleteRows(tx: Tx, importId: string): Promise<void> {
  await tx.query('delete from sheets.import_row where tenant_id = $1 and import_id = $2', [tx.tenantId, importId]);
}
