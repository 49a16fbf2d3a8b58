import type { FigureDefinition } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { countClosed, listClosed } from './store-lists.ts';

/** 销号件数 (DOC-06): closed by a third person after acceptance; one that was reopened no longer counts. */
export const closedCommitments: FigureDefinition = {
  id: 'closed-commitments',
  words: { 'zh-CN': words['zh-CN'].figure, en: words.en.figure },
  source: 'commitments.commitment',
  kind: 'count',
  total: countClosed,
  rows: async (tx, question, page) => {
    const rows = await listClosed(tx, question, page);
    return rows.map((row) => ({
      id: row.id,
      on: row.closed_on ?? question.to,
      amount: 1,
      label: `${row.ledger_no} ${row.title}`,
      organisationId: row.provider_organisation_id,
      to: `/commitments/${row.id}`,
    }));
  },
};
