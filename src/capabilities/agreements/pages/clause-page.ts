import { GoTo, page } from '../../../platform/pages/page.ts';
import { findClause } from '../contract.ts';

/** The way to an agreement for those who know only one of its clauses, such as a need that serves it. */
export const clausePage = page<never>({
  path: '/clauses/:clauseId',
  audience: 'anyone',
  face: 'portal',
  async load(visit) {
    const { agreementId } = await visit.read(findClause, { clauseId: visit.params['clauseId'] ?? '' });
    throw new GoTo(`/agreements/${agreementId}`);
  },
  title: () => '',
  View: () => null,
});
