import type { VouchedRows } from '../../../platform/server/chain/vouching.ts';
import type { Credential } from '../domain/model.ts';
import { listByIds, listIds } from './store/credentials.ts';

/** What a paper says, in the form in which its fact vouches for it. */
export function recordOf(credential: Credential): readonly unknown[] {
  const { id, number, kind, issuerOrganisationId, holder, snapshot, document, origin } = credential;
  const { basisSha256, code, issuedAt, issuedBy, batch } = credential;
  return [
    'tongxin.credential.1',
    id,
    number,
    kind,
    issuerOrganisationId,
    holder,
    snapshot,
    document,
    origin,
    basisSha256,
    code,
    issuedAt,
    issuedBy,
    batch,
  ];
}

/** The fact of issuing vouches for the row, so that a paper changed in the database gives itself away. */
export const vouchedCredentials: VouchedRows = {
  table: 'credentials.credential',
  factNames: ['credentials.issued'],
  readRecords: async (tx, ids) => new Map((await listByIds(tx, ids)).map((each) => [each.id, recordOf(each)])),
  listIds,
};
