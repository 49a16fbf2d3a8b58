import type { Fact } from '../../../kernel/decision.ts';
import { exportNumber, type RecordExport } from './model.ts';

type Signed = {
  readonly id: string;
  readonly no: number;
  readonly day: string;
  readonly from: number;
  readonly to: number;
};

/** One fact for all that were signed together, about the last of them: after a long rest there may be many. */
export function checkpointsSigned(signed: readonly Signed[]): readonly Fact[] {
  const [first, last] = [signed[0], signed.at(-1)];
  if (!first || !last) return [];
  const { id, no, day, to } = last;
  const detail = { no, day, from: first.from, to, count: signed.length };
  return [{ name: 'audit.checkpoint-signed', subject: { kind: 'checkpoint', id }, detail }];
}

/** Without the reason: it is free text and may name somebody. It stands in the list of exports. */
export function exportAsked(asked: RecordExport): Fact {
  return about(asked, 'audit.export-asked', { format: asked.format });
}

export function exportMade(made: RecordExport): Fact {
  return about(made, 'audit.export-made', { rowCount: made.rowCount, isCut: made.isCut, expiresAt: made.expiresAt });
}

export function exportFetched(fetched: RecordExport, downloadNo: number): Fact {
  return about(fetched, 'audit.export-fetched', { downloadNo });
}

export function exportExpired(expired: RecordExport): Fact {
  return about(expired, 'audit.export-expired', {});
}

function about(of: RecordExport, name: string, detail: Fact['detail']): Fact {
  return { name, subject: { kind: 'record-export', id: of.id }, detail: { number: exportNumber(of), ...detail } };
}
