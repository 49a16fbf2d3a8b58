import { civilDateOf } from '../../../../kernel/days.ts';
import { refuse } from '../../../../kernel/decision.ts';
import { answer } from '../../../../platform/server/handle.ts';
import * as contract from '../../contract.ts';
import { stateOf } from '../../domain/rules.ts';
import { check } from '../checking.ts';
import { maskedHolderName } from '../present.ts';

export const verify = answer(contract.verify, async (call) => {
  const found = await check(call, call.input);
  if (found === 'too-many-checks') return refuse(found);
  if (found === 'not-found') return { paper: null };
  const { snapshot, revocation } = found;
  return {
    paper: {
      number: found.number,
      kind: found.kind,
      state: stateOf(found, civilDateOf(call.now)),
      issuerName: snapshot.issuerName,
      maskedHolderName: maskedHolderName(found),
      issuedOn: snapshot.issuedOn,
      validUntil: snapshot.validUntil,
      totalMinutes: snapshot.totalMinutes,
      revokedOn: revocation && civilDateOf(revocation.at),
      revocationKind: revocation && revocation.kind,
    },
  };
});
