import { hoursText } from '../../../../kernel/quantity.ts';
import type { Locale } from '../../../../kernel/words.ts';
import { missingSigns } from '../../../../platform/server/print/fonts.ts';
import { qrSvg } from '../../../../platform/server/print/qr.ts';
import { verifyUrl, type BadgePlace } from '../../domain/badge.ts';
import type { Credential, CredentialKind, Snapshot } from '../../domain/model.ts';
import { words } from '../../messages/words.ts';

const layouts: Readonly<Record<CredentialKind, 'proof' | 'letter' | 'plaque'>> = {
  'service-proof': 'proof',
  'training-certificate': 'letter',
  thanks: 'letter',
  plaque: 'plaque',
};

/** Stands in print for a sign that the font lacks, as typesetters have always marked it. */
const LACKING = '〓';

/** A text as the font can set it, and which signs it cannot. */
function settable(text: string, lacking: readonly string[]): string {
  return lacking.reduce((rest, sign) => rest.replaceAll(sign, LACKING), text);
}

/** Everything the paper says, by layout; Typst sets it and adds no word of its own. */
export function paperData(credential: Credential, place: BadgePlace, locale: Locale) {
  const { snapshot, number, code, kind } = credential;
  const t = words[locale].paper;
  const lacking = missingSigns([snapshot.holderName, snapshot.issuerName, snapshot.text, snapshot.title].join(''));
  const said = settableSnapshot(snapshot, lacking);
  const url = verifyUrl(place, number);
  return {
    layout: layouts[kind],
    isHonour: kind === 'thanks',
    title: said.title ?? words[locale].kinds[kind],
    number,
    code,
    numberTerm: t.number,
    codeTerm: t.code,
    qr: qrSvg(`${url}?code=${code}`),
    checkHow: t.checkHow(`${place.publicUrl}/${place.slug}/verify`),
    disclaimer: kind === 'service-proof' ? t.disclaimer : '',
    notes: lacking.length > 0 ? t.lacking(lacking.map(codePointOf).join('、')) : '',
    address: t.address[kind](said.holderName),
    statement: statementOf(said, locale),
    issuer: said.issuerName,
    issuedOn: words[locale].day(said.issuedOn),
    columns: t.columns,
    services: said.services.map(({ on, title, placeText, minutes }) => [on, title, placeText, hoursText(minutes)]),
    more: '',
    facts: factsOf(said, locale),
  };
}

function settableSnapshot(snapshot: Snapshot, lacking: readonly string[]): Snapshot {
  const set = (text: string) => settable(text, lacking);
  return {
    ...snapshot,
    holderName: set(snapshot.holderName),
    issuerName: set(snapshot.issuerName),
    text: set(snapshot.text),
    title: snapshot.title === null ? null : set(snapshot.title),
  };
}

function codePointOf(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}

/** VOL-10: service time, content and recording unit; VOL-11: name and volunteer number. */
function statementOf(said: Snapshot, locale: Locale): string {
  const { paper: t, day } = words[locale];
  if (said.kind !== 'service-proof') return said.text;
  return t.statement({
    holder: said.holderName,
    volunteerNo: said.volunteerNo ?? '',
    from: day(said.period?.from ?? said.issuedOn),
    to: day(said.period?.to ?? said.issuedOn),
    times: said.services.length,
    hours: hoursText(said.totalMinutes),
    issuer: said.issuerName,
  });
}

function factsOf(said: Snapshot, locale: Locale) {
  const { paper: t, day, until } = words[locale];
  const validity = { term: t.validity, description: until(said.validUntil) };
  if (said.kind === 'training-certificate') return [validity];
  if (said.kind !== 'service-proof') return [];
  return [
    { term: t.recorder, description: said.issuerName },
    { term: t.handler, description: said.handlerName ?? t.selfService },
    { term: t.issuedOn, description: day(said.issuedOn) },
    { term: t.seal, description: t.sealHow },
  ];
}
