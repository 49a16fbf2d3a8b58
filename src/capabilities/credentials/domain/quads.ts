import { BADGE_CONTEXT, CREDENTIALS_CONTEXT } from './badge.ts';
import type { BadgeDocument, Json } from './model.ts';

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const CREDENTIALS = 'https://www.w3.org/2018/credentials#';
const STATUS = 'https://www.w3.org/ns/credentials/status#';
const SECURITY = 'https://w3id.org/security#';
const SCHEMA = 'https://schema.org/';
const BADGES = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#';
const DATE_TIME = 'http://www.w3.org/2001/XMLSchema#dateTime';

/** What a name stands for: its address, and whether the value is an address too or of a type of its own. */
type Term = { readonly is: string; readonly to?: 'id' | string };
type Terms = Readonly<Record<string, Term>>;

/** Names that mean the same in every node. */
const everywhere: Terms = {
  name: { is: `${SCHEMA}name` },
  description: { is: `${SCHEMA}description` },
  narrative: { is: `${BADGES}narrative` },
};

/** The types our documents use, each with its address and the names it knows (VC Data Model 2.0, Open Badges 3.0). */
const types: Readonly<Record<string, { readonly is: string; readonly terms: Terms }>> = {
  VerifiableCredential: {
    is: `${CREDENTIALS}VerifiableCredential`,
    terms: {
      issuer: { is: `${CREDENTIALS}issuer`, to: 'id' },
      validFrom: { is: `${CREDENTIALS}validFrom`, to: DATE_TIME },
      validUntil: { is: `${CREDENTIALS}validUntil`, to: DATE_TIME },
      credentialSubject: { is: `${CREDENTIALS}credentialSubject`, to: 'id' },
      credentialStatus: { is: `${CREDENTIALS}credentialStatus`, to: 'id' },
    },
  },
  OpenBadgeCredential: { is: `${BADGES}OpenBadgeCredential`, terms: {} },
  Profile: { is: `${BADGES}Profile`, terms: {} },
  AchievementSubject: {
    is: `${BADGES}AchievementSubject`,
    terms: {
      licenseNumber: { is: `${BADGES}licenseNumber` },
      achievement: { is: `${BADGES}achievement` },
      result: { is: `${BADGES}result` },
    },
  },
  Achievement: { is: `${BADGES}Achievement`, terms: { criteria: { is: `${BADGES}Criteria`, to: 'id' } } },
  Result: { is: `${BADGES}Result`, terms: { value: { is: `${SCHEMA}value` } } },
  BitstringStatusListEntry: {
    is: `${STATUS}BitstringStatusListEntry`,
    terms: {
      statusPurpose: { is: `${STATUS}statusPurpose` },
      statusListIndex: { is: `${STATUS}statusListIndex` },
      statusListCredential: { is: `${STATUS}statusListCredential`, to: 'id' },
    },
  },
  BitstringStatusListCredential: { is: `${STATUS}BitstringStatusListCredential`, terms: {} },
  BitstringStatusList: {
    is: `${STATUS}BitstringStatusList`,
    terms: {
      statusPurpose: { is: `${STATUS}statusPurpose` },
      encodedList: { is: `${STATUS}encodedList`, to: `${SECURITY}multibase` },
    },
  },
};

type Node = { readonly [name: string]: Json };

/**
 * The document as canonical N-Quads (RDFC-1.0), which is what a signature of the suite eddsa-rdfc-2022 covers. Written
 * out for the shapes we make: every node has an id, so there are no blank nodes to be named and sorting is all the
 * canonicalisation there is. A name that is not known is refused, for it would be left out of the signature.
 */
export function canonicalQuads(document: BadgeDocument): string {
  const { '@context': context, ...node } = document;
  const known = JSON.stringify(context);
  if (
    known !== JSON.stringify([CREDENTIALS_CONTEXT, BADGE_CONTEXT]) &&
    known !== JSON.stringify([CREDENTIALS_CONTEXT])
  ) {
    throw new Error('A document of other contexts cannot be signed here.');
  }
  const quads = new Set<string>();
  addNode(quads, node, everywhere);
  return [...quads].sort(byCodePoint).join('');
}

/** The options of a proof as canonical N-Quads: one node without an id, which is then always called the first. */
export function canonicalProof(proof: { readonly created: string; readonly verificationMethod: string }): string {
  const of = (is: string, value: string) => `_:c14n0 <${is}> ${value} .\n`;
  return [
    of('http://purl.org/dc/terms/created', literal(proof.created, DATE_TIME)),
    of(RDF_TYPE, `<${SECURITY}DataIntegrityProof>`),
    of(`${SECURITY}cryptosuite`, literal('eddsa-rdfc-2022', `${SECURITY}cryptosuiteString`)),
    of(`${SECURITY}proofPurpose`, `<${SECURITY}assertionMethod>`),
    of(`${SECURITY}verificationMethod`, `<${proof.verificationMethod}>`),
  ]
    .sort(byCodePoint)
    .join('');
}

function addNode(quads: Set<string>, { id, type, ...rest }: Node, outer: Terms): string {
  if (typeof id !== 'string') throw new Error('Every node of a document that is signed here needs an id.');
  const subject = addressOf(id);
  const names = type === undefined ? [] : [type].flat();
  const own = names.map((name) => {
    const known = types[String(name)];
    if (!known) throw new Error(`The type ${String(name)} is not known here.`);
    quads.add(`${subject} <${RDF_TYPE}> <${known.is}> .\n`);
    return known.terms;
  });
  const terms: Terms = Object.assign({}, outer, ...own) as Terms;
  for (const [name, value] of Object.entries(rest)) {
    const term = terms[name];
    if (!term) throw new Error(`The name ${name} is not known here.`);
    for (const each of [value].flat() as Json[])
      quads.add(`${subject} <${term.is}> ${objectOf(quads, each, term)} .\n`);
  }
  return subject;
}

function objectOf(quads: Set<string>, value: Json, { to }: Term): string {
  // What a type knows does not reach into the nodes below it.
  if (typeof value === 'object' && value !== null) return addNode(quads, value as Node, everywhere);
  if (typeof value !== 'string') throw new Error('Only texts and nodes can be signed here.');
  return to === 'id' ? addressOf(value) : literal(value, to);
}

function addressOf(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are exactly the signs an address cannot hold
  if (!/^[a-z][a-z0-9+.-]*:[^\u0000-\u0020<>"{}|^`\\]+$/i.test(text)) throw new Error(`${text} is no address.`);
  return `<${text}>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

function literal(text: string, type?: string): string {
  const escaped = text.replaceAll(/["\\\p{Cc}]/gu, (sign) => ESCAPES[sign] ?? escapeOf(sign));
  return `"${escaped}"${type ? `^^<${type}>` : ''}`;
}

function escapeOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  // Of the control characters only those of ASCII are written by their number.
  return code > 0x7f ? sign : `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** By code points, as the standard wants it; JavaScript's own order is by UTF-16 units and differs for rare signs. */
function byCodePoint(one: string, other: string): number {
  const [left, right] = [[...one], [...other]];
  for (let at = 0; at < left.length && at < right.length; at += 1) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
