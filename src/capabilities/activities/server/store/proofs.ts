import type { CivilDate } from '../../../../kernel/days.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import type { EvidenceGrade } from '../../domain/model.ts';
import type { Provable } from '../../domain/proofs.ts';

type ProvableRow = {
  id: string;
  served_on: CivilDate;
  activity_title: string;
  place_text: string;
  minutes: number;
  grade: EvidenceGrade;
};

type Asked = {
  readonly organisationId: string;
  readonly personIds: readonly string[];
  readonly from: CivilDate;
  readonly to: CivilDate;
};

/** A person's service at one organisation, from settled activities only: what may still change is not proved. */
export async function listProvable(tx: Tx, { organisationId, personIds, from, to }: Asked): Promise<Provable[]> {
  const rows = await tx.query<ProvableRow>(
    `select r.id, r.served_on, r.activity_title, r.place_text, r.minutes, r.grade
     from activities.service_record r
     join activities.activity a on a.tenant_id = r.tenant_id and a.id = r.activity_id and a.state = 'settled'
     where r.tenant_id = $1 and r.organisation_id = $2 and r.person_id = any($3::uuid[])
       and r.served_on >= $4 and r.served_on <= $5
     order by r.from_at limit 1000`,
    [tx.tenantId, organisationId, personIds, from, to],
  );
  return rows.map((row) => ({
    id: row.id,
    servedOn: row.served_on,
    activityTitle: row.activity_title,
    placeText: row.place_text,
    minutes: row.minutes,
    grade: row.grade,
  }));
}

type SumRow = {
  organisation_id: string;
  person_id: string;
  times: number;
  minutes: number;
  first_on: CivilDate;
  last_on: CivilDate;
};

function asSum(row: SumRow) {
  return {
    organisationId: row.organisation_id,
    personId: row.person_id,
    times: row.times,
    minutes: row.minutes,
    firstOn: row.first_on,
    lastOn: row.last_on,
  };
}

const sums = `count(*) as times, sum(r.minutes)::bigint as minutes, min(r.served_on) as first_on,
  max(r.served_on) as last_on`;
const settled = `activities.service_record r
  join activities.activity a on a.tenant_id = r.tenant_id and a.id = r.activity_id and a.state = 'settled'`;

/** Where a person served, the organisation with the latest service first; at most fifty. */
export async function listProvableSums(tx: Tx, personIds: readonly string[]) {
  const rows = await tx.query<SumRow>(
    `select r.organisation_id, ($2::uuid[])[1] as person_id, ${sums} from ${settled}
     where r.tenant_id = $1 and r.person_id = any($2::uuid[])
     group by r.organisation_id order by last_on desc, r.organisation_id limit 50`,
    [tx.tenantId, personIds],
  );
  return rows.map(asSum);
}

type Within = { readonly organisationIds: readonly string[]; readonly from: CivilDate; readonly to: CivilDate };

/** Who served at these organisations within a period, by person; one row for each organisation would hide nobody. */
export async function listServedSums(tx: Tx, within: Within, page: { after: string | null; limit: number }) {
  const rows = await tx.query<SumRow>(
    `select r.organisation_id, r.person_id, ${sums} from ${settled}
     where r.tenant_id = $1 and r.organisation_id = any($2::uuid[]) and r.served_on >= $3 and r.served_on <= $4
       and ($5::uuid is null or r.person_id > $5)
     group by r.person_id, r.organisation_id order by r.person_id, r.organisation_id limit $6`,
    [tx.tenantId, within.organisationIds, within.from, within.to, page.after, page.limit],
  );
  return rows.map(asSum);
}

/** Remembers which service a proof rests on. */
export async function saveProof(tx: Tx, proofId: string, recordIds: readonly string[]): Promise<void> {
  await tx.query(
    `insert into activities.proven_record (tenant_id, proof_id, service_record_id)
     select $1, $2, id from unnest($3::uuid[]) as record(id)`,
    [tx.tenantId, proofId, recordIds],
  );
}
