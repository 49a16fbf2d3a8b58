import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';

export type Passkey = {
  readonly id: string;
  readonly personId: string;
  readonly credentialId: string;
  /** COSE, in base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly isBackedUp: boolean;
  readonly madeAt: Instant;
  readonly usedAt: Instant | null;
};

type Row = {
  id: string;
  person_id: string;
  credential_id: string;
  public_key: string;
  counter: number;
  transports: string;
  name: string;
  is_backed_up: boolean;
  made_at: Instant;
  used_at: Instant | null;
};

const COLUMNS = 'id, person_id, credential_id, public_key, counter, transports, name, is_backed_up, made_at, used_at';

const asPasskey = (row: Row): Passkey => ({
  id: row.id,
  personId: row.person_id,
  credentialId: row.credential_id,
  publicKey: row.public_key,
  counter: row.counter,
  transports: row.transports.split(' ').filter(Boolean),
  name: row.name,
  isBackedUp: row.is_backed_up,
  madeAt: row.made_at,
  usedAt: row.used_at,
});

const MOST_PASSKEYS = 20;

export async function listPasskeys(tx: Tx, personId: string): Promise<Passkey[]> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from access.passkey
     where tenant_id = $1 and person_id = $2 and removed_at is null order by id limit ${MOST_PASSKEYS}`,
    [tx.tenantId, personId],
  );
  return rows.map(asPasskey);
}

/** Locked, because its counter moves. */
export async function findPasskeyForUpdate(tx: Tx, credentialId: string): Promise<Passkey | undefined> {
  const [row] = await tx.query<Row>(
    `select ${COLUMNS} from access.passkey
     where tenant_id = $1 and credential_id = $2 and removed_at is null for update`,
    [tx.tenantId, credentialId],
  );
  return row && asPasskey(row);
}

/** False when the key is known already, here or with somebody else. */
export async function saveNewPasskey(tx: Tx, passkey: Passkey): Promise<boolean> {
  const rows = await tx.query(
    `insert into access.passkey (tenant_id, id, person_id, credential_id, public_key, counter, transports, name,
                                 is_backed_up, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (tenant_id, credential_id) do nothing returning 1`,
    [
      tx.tenantId,
      passkey.id,
      passkey.personId,
      passkey.credentialId,
      passkey.publicKey,
      passkey.counter,
      passkey.transports.join(' '),
      passkey.name,
      passkey.isBackedUp,
      passkey.madeAt,
    ],
  );
  return rows.length > 0;
}

export async function savePasskeyUsed(tx: Tx, id: string, counter: number, now: Instant): Promise<void> {
  await tx.query('update access.passkey set counter = $3, used_at = $4 where tenant_id = $1 and id = $2', [
    tx.tenantId,
    id,
    counter,
    now,
  ]);
}

/** False when the person has no such key. */
export async function savePasskeyName(tx: Tx, personId: string, id: string, name: string): Promise<boolean> {
  const rows = await tx.query(
    `update access.passkey set name = $4
     where tenant_id = $1 and person_id = $2 and id = $3 and removed_at is null returning 1`,
    [tx.tenantId, personId, id, name],
  );
  return rows.length > 0;
}

/** Removes one key of the person, or all. */
export async function savePasskeysRemoved(tx: Tx, personId: string, now: Instant, id?: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `update access.passkey set removed_at = $3
     where tenant_id = $1 and person_id = $2 and removed_at is null and ($4::uuid is null or id = $4) returning id`,
    [tx.tenantId, personId, now, id ?? null],
  );
  return rows.map((row) => row.id);
}

export type Purpose = 'register' | 'sign-in' | 'second-step' | 'prove';
type Challenge = {
  readonly id: string;
  readonly purpose: Purpose;
  readonly personId: string | null;
  readonly challenge: string;
  readonly madeAt: Instant;
};

export async function saveChallenge(tx: Tx, { id, purpose, personId, challenge, madeAt }: Challenge): Promise<void> {
  await tx.query(
    `insert into access.challenge (tenant_id, id, purpose, person_id, challenge, made_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [tx.tenantId, id, purpose, personId, challenge, madeAt],
  );
}

/** Takes a challenge: whoever comes second, even at the same moment, finds none. */
export async function takeChallenge(tx: Tx, id: string, now: Instant): Promise<Challenge | undefined> {
  const [row] = await tx.query<{ purpose: string; person_id: string | null; challenge: string; made_at: Instant }>(
    `update access.challenge set used_at = $3 where tenant_id = $1 and id = $2 and used_at is null
     returning purpose, person_id, challenge, made_at`,
    [tx.tenantId, id, now],
  );
  if (!row) return undefined;
  const { challenge } = row;
  return { id, purpose: row.purpose as Purpose, personId: row.person_id, challenge, madeAt: row.made_at };
}

/** Whom the identity provider's name for somebody is linked to. */
export async function findLinkedPerson(tx: Tx, subjectIndexes: readonly string[]): Promise<string | undefined> {
  const [row] = await tx.query<{ person_id: string }>(
    `select person_id from access.linked_identity
     where tenant_id = $1 and subject_index = any($2::text[]) and removed_at is null`,
    [tx.tenantId, subjectIndexes],
  );
  return row?.person_id;
}

export async function findLinkOf(tx: Tx, personId: string): Promise<{ id: string } | undefined> {
  const [row] = await tx.query<{ id: string }>(
    `select id from access.linked_identity where tenant_id = $1 and person_id = $2 and removed_at is null
     order by id desc limit 1`,
    [tx.tenantId, personId],
  );
  return row;
}

type Link = { readonly id: string; readonly personId: string; readonly subjectIndex: string; readonly at: Instant };

/** False when it is linked already. */
export async function saveLink(tx: Tx, { id, personId, subjectIndex, at }: Link): Promise<boolean> {
  const rows = await tx.query(
    `insert into access.linked_identity (tenant_id, id, person_id, subject_index, linked_at)
     values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, subject_index) where removed_at is null do nothing returning 1`,
    [tx.tenantId, id, personId, subjectIndex, at],
  );
  return rows.length > 0;
}

export async function saveUnlinked(tx: Tx, personId: string, now: Instant): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `update access.linked_identity set removed_at = $3
     where tenant_id = $1 and person_id = $2 and removed_at is null returning id`,
    [tx.tenantId, personId, now],
  );
  return rows.map((row) => row.id);
}
