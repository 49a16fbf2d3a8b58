import { civilDateOf } from '../../../../kernel/days.ts';
import { isPerson, isSame } from '../../../../kernel/actor.ts';
import { allow, mapDecision, refuse } from '../../../../kernel/decision.ts';
import { handle } from '../../../../platform/server/handle.ts';
import { findOrganisation } from '../../../organisations/server/door.ts';
import { findPeopleByVolunteerNo } from '../../../people/server/door.ts';
import { findRuleOn, underRule } from '../../../rulebook/server/door.ts';
import * as contract from '../../contract.ts';
import type { Holder } from '../../domain/model.ts';
import { plainNumber } from '../../domain/numbers.ts';
import { mayWrite, revoke, stateOf, usualMonths, writtenContent } from '../../domain/rules.ts';
import { issueCredential } from '../door.ts';
import { issuerOf } from '../present.ts';
import * as store from '../store/credentials.ts';

type Tx = Parameters<typeof findOrganisation>[0];
type For = { readonly volunteerNo?: string | undefined; readonly holderOrganisationId?: string | undefined };

async function holderFor(tx: Tx, { volunteerNo, holderOrganisationId }: For): Promise<Holder | undefined> {
  if (holderOrganisationId) return { organisationId: holderOrganisationId };
  const wanted = plainNumber(volunteerNo ?? '');
  const person = (await findPeopleByVolunteerNo(tx, [wanted])).get(wanted);
  return person && { personId: person.id };
}

export const issueToOne = handle(contract.issueToOne, async (call) => {
  const { tx, actor, input } = call;
  const issuer = await findOrganisation(tx, input.organisationId);
  if (!issuer) return refuse('issuer-not-found');
  const allowed = mayWrite(actor, issuer, input);
  if (!allowed.ok) return allowed;
  const holder = await holderFor(tx, input);
  if (!holder) return refuse('holder-not-found', { field: 'volunteerNo' });
  if ('personId' in holder && isPerson(actor) && isSame(actor, holder.personId)) {
    return refuse('paper-for-yourself', { field: 'volunteerNo' });
  }
  const { id, kind } = input;
  const rule = await findRuleOn(call, 'certificate-validity', civilDateOf(call.now));
  const decision = await issueCredential(call, {
    id,
    kind,
    issuerOrganisationId: issuer.id,
    holder,
    content: writtenContent(input),
    origin: { capability: 'credentials', id },
    handlerPersonId: isPerson(actor) ? actor.personId : null,
    validMonths: input.validMonths === undefined ? usualMonths(kind, rule.values) : input.validMonths,
  });
  return mapDecision(underRule(decision, rule), ({ number }) => ({ id, number }));
});

export const revokeCredential = handle(contract.revokeCredential, async ({ tx, actor, input, now }) => {
  const found = await store.findCredential(tx, input.credentialId);
  if (!found) return refuse('credential-not-found');
  const issuer = await issuerOf(tx, found);
  // Two who revoke at once wait here for each other; the second is told that it was done.
  await store.lockIssuer(tx, issuer.id);
  const credential = (await store.findCredential(tx, found.id)) ?? found;
  const today = civilDateOf(now);
  const decision = revoke(actor, { credential, issuer, today }, { kind: input.kind, reason: input.reason, now });
  if (!decision.ok) return decision;
  await store.saveRevocation(tx, decision.value);
  return allow({ id: credential.id, state: stateOf(decision.value, today) }, ...decision.facts);
});
