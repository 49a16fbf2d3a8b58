import { refuse, type Refused } from '../../../../kernel/decision.ts';
import { civilDateOf } from '../../../../kernel/days.ts';
import { answerFile } from '../../../../platform/server/handle.ts';
import { PressBusy, PressFailed } from '../../../../platform/server/print/press.ts';
import * as contract from '../../contract.ts';
import { mayPrint } from '../../domain/policy.ts';
import { stateOf } from '../../domain/rules.ts';
import { printPapers } from '../paper/print-papers.ts';
import { issuerOf } from '../present.ts';
import { credentialsSetting } from '../setting.ts';
import { findCredential } from '../store/credentials.ts';

export const printCredential = answerFile(contract.printCredential, async ({ tx, actor, input, now, place }) => {
  const credential = await findCredential(tx, input.credentialId);
  // Somebody else's paper is as good as none: its id tells nobody that it is there.
  if (!credential || !mayPrint(actor, credential, await issuerOf(tx, credential))) {
    return refuse('credential-not-found');
  }
  if (stateOf(credential, civilDateOf(now)) === 'revoked') return refuse('already-revoked');
  const inPlace = { publicUrl: credentialsSetting().publicUrl, slug: place.slug };
  const bytes = await printPapers([credential], inPlace, input.language).catch(troubleOf);
  return 'refusal' in bytes ? bytes : { name: `${credential.number}.pdf`, type: 'application/pdf', bytes };
});

function troubleOf(error: unknown): Refused<'printing-busy' | 'printing-failed'> {
  if (error instanceof PressBusy) return refuse('printing-busy');
  if (error instanceof PressFailed) return refuse('printing-failed');
  throw error;
}
