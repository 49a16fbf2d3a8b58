import { createHash, randomBytes } from 'node:crypto';
import { actorId } from '../../../kernel/actor.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import { canonicalJson } from '../../../kernel/canonical.ts';
import { hoursText } from '../../../kernel/quantity.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Organisation } from '../../organisations/domain/model.ts';
import { findOrganisations } from '../../organisations/server/door.ts';
import { maskName } from '../../people/domain/model.ts';
import { findPeople } from '../../people/server/door.ts';
import { badgeOf } from '../domain/badge.ts';
import type { Content, Credential, Holder, Snapshot } from '../domain/model.ts';
import type { CredentialKind } from '../domain/model.ts';
import { codeFrom, CODE_LENGTH, numberOf } from '../domain/numbers.ts';
import { validUntilOf } from '../domain/rules.ts';
import { words } from '../messages/words.ts';
import { credentialsSetting } from './setting.ts';
import { saveCredentials } from './store/credentials.ts';
import { openSeriesForUpdate, takeNumbers } from './store/numbers.ts';

/** One paper to be issued: for whom, and which words stand on it. */
export type Paper = {
  readonly id: string;
  readonly holder: Holder;
  readonly content: Content;
  readonly origin: Credential['origin'];
  readonly basisSha256: string | null;
  readonly batch: Credential['batch'];
};

/** What all papers issued together have in common. */
export type Issuing = {
  readonly issuer: Organisation;
  readonly kind: CredentialKind;
  readonly handlerPersonId: string | null;
  readonly validMonths: number | null;
};

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The names of all who stand on these papers, in full. */
export async function namesOf({ tx }: Pick<Doing, 'tx'>, holders: readonly Holder[], handler: string | null) {
  const personIds = holders.flatMap((holder) => ('personId' in holder ? [holder.personId] : []));
  const organisationIds = holders.flatMap((holder) => ('organisationId' in holder ? [holder.organisationId] : []));
  const people = await findPeople(tx, [...new Set([...personIds, ...(handler ? [handler] : [])])]);
  return { people, organisations: await findOrganisations(tx, [...new Set(organisationIds)]) };
}
type Names = Awaited<ReturnType<typeof namesOf>>;

/**
 * Issues papers of one issuer together: the series is locked, numbers are taken in the order given, and what each says
 * is frozen and hashed. Who may issue, and whether the holders are there, was decided before.
 */
export async function issuePapers(doing: Doing, issuing: Issuing, papers: readonly Paper[]): Promise<Credential[]> {
  const { tx, now } = doing;
  const { issuer } = issuing;
  const year = Number(civilDateOf(now).slice(0, 4));
  const seriesNo = await openSeriesForUpdate(tx, issuer.id, now);
  const lastNo = await takeNumbers(tx, issuer.id, year, papers.length);
  const names = await namesOf(
    doing,
    papers.map((paper) => paper.holder),
    issuing.handlerPersonId,
  );
  const credentials = papers.map((paper, index) => {
    const yearNo = lastNo - papers.length + index + 1;
    const number = numberOf({ ledgerPrefix: doing.place.ledgerPrefix, seriesNo, year, yearNo });
    return asCredential(doing, issuing, paper, { year, yearNo, number, names });
  });
  await saveCredentials(tx, credentials);
  return credentials;
}

type Numbered = { readonly year: number; readonly yearNo: number; readonly number: string; readonly names: Names };

function asCredential(doing: Doing, issuing: Issuing, paper: Paper, numbered: Numbered): Credential {
  const { now, place, actor } = doing;
  const { year, yearNo, number } = numbered;
  const { issuer, kind } = issuing;
  const snapshot = snapshotOf(doing, issuing, paper, numbered);
  const isPerson = 'personId' in paper.holder;
  const maskedHolderName = isPerson ? maskName(snapshot.holderName) : snapshot.holderName;
  const badge = { snapshot, maskedHolderName, issuerOrganisationId: issuer.id, year, yearNo, issuedAt: now };
  const document = badgeOf(badge, badgeWords(snapshot), {
    publicUrl: credentialsSetting().publicUrl,
    slug: place.slug,
  });
  return {
    id: paper.id,
    kind,
    number,
    year,
    yearNo,
    issuerOrganisationId: issuer.id,
    holder: paper.holder,
    snapshot,
    snapshotSha256: sha256(canonicalJson(snapshot)),
    document,
    documentSha256: sha256(canonicalJson(document)),
    origin: paper.origin,
    basisSha256: paper.basisSha256,
    code: codeFrom(randomBytes(CODE_LENGTH)),
    issuedAt: now,
    issuedBy: actorId(actor),
    batch: paper.batch,
    revocation: null,
  };
}

function snapshotOf({ now, place }: Doing, issuing: Issuing, paper: Paper, { number, names }: Numbered): Snapshot {
  const { holder, content } = paper;
  const person = 'personId' in holder ? names.people.get(holder.personId) : undefined;
  const organisation = 'organisationId' in holder ? names.organisations.get(holder.organisationId) : undefined;
  const holderName = person?.name ?? organisation?.name;
  if (!holderName) throw new Error('A paper was to be issued to nobody.');
  const issuedOn = civilDateOf(now);
  return {
    version: 1,
    kind: issuing.kind,
    number,
    placeName: place.name,
    issuerName: issuing.issuer.name,
    holderName,
    volunteerNo: person?.volunteerNo ?? null,
    handlerName: names.people.get(issuing.handlerPersonId ?? '')?.name ?? null,
    ...content,
    totalMinutes: Object.values(content.minutesByGrade).reduce((sum, minutes) => sum + minutes, 0),
    issuedOn,
    validUntil: validUntilOf(issuedOn, issuing.validMonths),
    salt: randomBytes(16).toString('base64url'),
  };
}

/** A badge has no language, so both stand in it. */
function badgeWords({ kind, totalMinutes }: Snapshot) {
  const [zh, en] = [words['zh-CN'], words.en];
  const hours = hoursText(totalMinutes);
  return {
    name: `${zh.kinds[kind]} ${en.kinds[kind]}`,
    description: `${zh.badge.descriptions[kind]} ${en.badge.descriptions[kind]}`,
    criteria: `${zh.badge.criteria[kind]} ${en.badge.criteria[kind]}`,
    hours: totalMinutes > 0 ? `${zh.badge.hours(hours)} ${en.badge.hours(hours)}` : null,
  };
}
