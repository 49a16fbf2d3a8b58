import { idsOf, isPerson, type Role } from '../../../../kernel/actor.ts';
import { cutPage } from '../../../../kernel/contract.ts';
import { civilDateOf } from '../../../../kernel/days.ts';
import { refuse } from '../../../../kernel/decision.ts';
import { answer } from '../../../../platform/server/handle.ts';
import { findPeople } from '../../../people/server/door.ts';
import * as contract from '../../contract.ts';
import { verifyUrl } from '../../domain/badge.ts';
import { Content, type Credential } from '../../domain/model.ts';
import { mayOpen, mayPrint, mayRevoke, maySeeNames } from '../../domain/policy.ts';
import { plainNumber } from '../../domain/numbers.ts';
import { stateOf } from '../../domain/rules.ts';
import { asCard, issuerOf, issuersOf, reachOf } from '../present.ts';
import { credentialsSetting } from '../setting.ts';
import * as store from '../store/credentials.ts';

const reading: readonly Role[] = ['clerk', 'coordinator', 'auditor'];

export const listCredentials = answer(contract.listCredentials, async ({ tx, actor, input, now }) => {
  const { kind, state, organisationId, batchId, text, after, limit } = input;
  const filter = {
    organisationIds: (await reachOf(tx, actor, reading))
      .map(({ id }) => id)
      .filter((id) => organisationId === undefined || id === organisationId),
    kind: kind ?? null,
    state: state ?? null,
    batchId: batchId ?? null,
    // What is typed stands for itself: a sign that means “anything” to the database does not.
    text: text ? plainNumber(text).replaceAll(/[\\%_]/g, '\\$&') : null,
    today: civilDateOf(now),
  };
  const found = await store.listCredentials(tx, filter, { after: after ?? null, limit: limit + 1 });
  const { items, next } = cutPage(found, limit, (each) => each.id);
  const issuerFor = await issuersOf(tx, items);
  return { items: items.map((each) => asCard(each, issuerFor(each), actor, now)), next };
});

export const getCredential = answer(contract.getCredential, async ({ tx, actor, input, now, place }) => {
  const credential = await store.findCredential(tx, input.credentialId);
  if (!credential) return refuse('credential-not-found');
  const issuer = await issuerOf(tx, credential);
  if (!mayOpen(actor, issuer)) return refuse('not-yours-to-open');
  const { snapshot, holder } = credential;
  const isNamed = maySeeNames(actor, issuer);
  const isRevoked = stateOf(credential, civilDateOf(now)) === 'revoked';
  const inPlace = { publicUrl: credentialsSetting().publicUrl, slug: place.slug };
  const url = verifyUrl(inPlace, credential.number);
  return {
    ...asCard(credential, issuer, actor, now),
    content: isNamed ? Content.parse(snapshot) : null,
    volunteerNo: isNamed ? snapshot.volunteerNo : null,
    handlerName: isNamed ? snapshot.handlerName : null,
    code: isNamed ? credential.code : null,
    verifyUrl: isNamed ? `${url}?code=${credential.code}` : url,
    issuedAt: credential.issuedAt,
    // A clerk may hold a paper of the own organisation; only proofs are printed by their holders.
    isSelfService:
      credential.kind === 'service-proof' && 'personId' in holder && credential.issuedBy === holder.personId,
    originCapability: credential.origin.capability,
    documentSha256: credential.documentSha256,
    batchId: credential.batch?.id ?? null,
    revocation: await revocationOf(tx, credential),
    mayRevoke: mayRevoke(actor, issuer) && !isRevoked,
    mayPrint: mayPrint(actor, credential, issuer) && !isRevoked,
  };
});

async function revocationOf(tx: Parameters<typeof findPeople>[0], { revocation }: Credential) {
  if (!revocation) return null;
  const people = await findPeople(tx, [revocation.personId]);
  const { kind, reason, at, personId } = revocation;
  return { kind, reason, at, personName: people.get(personId)?.name ?? null };
}

export const myCredentials = answer(contract.myCredentials, async ({ tx, actor, input, now }) => {
  if (!isPerson(actor)) return { items: [], next: null };
  const page = { after: input.after ?? null, limit: input.limit + 1 };
  const { items, next } = cutPage(
    await store.listHeldBy(tx, idsOf(actor), page),
    input.limit,
    (credential) => credential.id,
  );
  const issuerFor = await issuersOf(tx, items);
  const shown = items.map((credential) => ({
    ...asCard(credential, issuerFor(credential), actor, now),
    code: credential.code,
    title: credential.snapshot.title,
    text: credential.snapshot.text,
    revokedOn: credential.revocation && civilDateOf(credential.revocation.at),
    revocationKind: credential.revocation && credential.revocation.kind,
  }));
  return { items: shown, next };
});

const MOST_ISSUERS = 200;

export const listIssuers = answer(contract.listIssuers, async ({ tx, actor }) => {
  const organisations = (await reachOf(tx, actor, ['clerk'])).slice(0, MOST_ISSUERS);
  return { items: organisations.map(({ id, name }) => ({ id, name })) };
});
