import type { BadgeDocument, Json, Snapshot } from './model.ts';

/** Where the papers of an installation live on the web: its address and the place's part of it. */
export type BadgePlace = { readonly publicUrl: string; readonly slug: string };

/** What the public is told in words; both languages stand side by side, because a badge has only one name. */
export type BadgeWords = {
  readonly name: string;
  readonly description: string;
  readonly criteria: string;
  readonly hours: string | null;
};

export const CREDENTIALS_CONTEXT = 'https://www.w3.org/ns/credentials/v2';
export const BADGE_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

function placeUrl({ publicUrl, slug }: BadgePlace): string {
  return `${publicUrl}/${slug}`;
}

export function verifyUrl(place: BadgePlace, number: string): string {
  return `${placeUrl(place)}/verify/${number}`;
}

/**
 * The issuer's name on the web (did:web): it leads to `…/api/issuers/<organisation>/did.json`, where its keys are. The
 * organisation is the issuer, not the product (VOL-13).
 */
export function didOf({ publicUrl, slug }: BadgePlace, organisationId: string): string {
  const host = publicUrl.replace(/^https?:\/\//, '');
  return `did:web:${host.replace(':', '%3A')}:${slug}:api:issuers:${organisationId}`;
}

export function statusListUrl(place: BadgePlace, organisationId: string, year: number): string {
  return `${placeUrl(place)}/api/issuers/${organisationId}/status/${year}`;
}

type BadgeOf = {
  readonly snapshot: Snapshot;
  readonly maskedHolderName: string;
  readonly issuerOrganisationId: string;
  readonly year: number;
  readonly yearNo: number;
  readonly issuedAt: string;
};

/**
 * The paper as an Open Badge 3.0, a W3C verifiable credential, without its proof. It says no more than the page on
 * which papers are checked: masked name, kind, hours in all. Every node has an id, so that its canonical form needs no
 * search for names of blank nodes.
 */
export function badgeOf(badge: BadgeOf, words: BadgeWords, place: BadgePlace): BadgeDocument {
  const { snapshot, issuerOrganisationId, year } = badge;
  const id = verifyUrl(place, snapshot.number);
  const statusList = statusListUrl(place, issuerOrganisationId, year);
  const kindUrl = `${placeUrl(place)}/verify#${snapshot.kind}`;
  // The last second of the last day in China.
  const validUntil: BadgeDocument = snapshot.validUntil ? { validUntil: `${snapshot.validUntil}T15:59:59Z` } : {};
  return {
    '@context': [CREDENTIALS_CONTEXT, BADGE_CONTEXT],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: words.name,
    issuer: { id: didOf(place, issuerOrganisationId), type: ['Profile'], name: plain(snapshot.issuerName) },
    validFrom: wholeSeconds(badge.issuedAt),
    ...validUntil,
    credentialSubject: {
      id: `${id}#holder`,
      type: ['AchievementSubject'],
      name: plain(badge.maskedHolderName),
      licenseNumber: snapshot.number,
      achievement: {
        id: kindUrl,
        type: ['Achievement'],
        name: words.name,
        description: words.description,
        criteria: { id: `${kindUrl}-criteria`, narrative: words.criteria },
      },
      ...(words.hours ? { result: [{ id: `${id}#hours`, type: ['Result'], value: words.hours }] } : {}),
    },
    credentialStatus: {
      id: `${statusList}#${badge.yearNo}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(badge.yearNo),
      statusListCredential: statusList,
    },
  } satisfies { [name: string]: Json };
}

/** Fractions of seconds are left out: some readers refuse them. */
function wholeSeconds(instant: string): string {
  return `${instant.slice(0, 19)}Z`;
}

function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ').trim();
}
