import type { Selectable } from 'kysely';
import type { CivilDate, Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { OwnRuleSet, RuleState } from '../domain/model.ts';
import type { RuleSubject } from '../domain/subjects.ts';
import type { RulebookTables } from './tables.ts';

function asRule(row: Selectable<RulebookTables['rulebook.rule_set']>): OwnRuleSet {
  return {
    id: row.id,
    subject: row.subject as RuleSubject,
    jurisdiction: row.jurisdiction,
    title: row.title,
    source: row.source,
    values: row.numbers as Readonly<Record<string, number>>,
    inForceFrom: row.in_force_from,
    state: row.state as RuleState,
    draftedBy: row.drafted_by,
    proposedBy: row.proposed_by,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    returnReason: row.return_reason,
  };
}

function rules(tx: Tx) {
  return tx.tables<RulebookTables>().selectFrom('rulebook.rule_set').selectAll().where('tenant_id', '=', tx.tenantId);
}

export async function findRuleForUpdate(tx: Tx, id: string): Promise<OwnRuleSet | undefined> {
  const row = await rules(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asRule(row);
}

/** A place makes a handful of rule sets in a year; more than this means that something makes them by itself. */
const MOST_RULES = 500;

/** Those that decide or may: approved, or waiting for it. */
export async function listLiving(tx: Tx): Promise<OwnRuleSet[]> {
  const living = rules(tx).where('state', '!=', 'withdrawn').orderBy('id', 'desc').limit(MOST_RULES);
  return (await living.execute()).map(asRule);
}

type Page = { readonly after?: string | undefined; readonly limit: number };

export async function listOfSubject(tx: Tx, subject: RuleSubject, page: Page): Promise<OwnRuleSet[]> {
  let query = rules(tx)
    .where('subject', '=', subject)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (page.after) query = query.where('id', '<', page.after);
  return (await query.execute()).map(asRule);
}

export async function saveNewRule(tx: Tx, rule: OwnRuleSet, now: Instant): Promise<void> {
  await tx
    .tables<RulebookTables>()
    .insertInto('rulebook.rule_set')
    .values({
      tenant_id: tx.tenantId,
      id: rule.id,
      subject: rule.subject,
      jurisdiction: rule.jurisdiction,
      drafted_by: rule.draftedBy,
      drafted_at: now,
      ...changing(rule),
    })
    .execute();
}

export async function saveRule(tx: Tx, rule: OwnRuleSet): Promise<void> {
  await tx
    .tables<RulebookTables>()
    .updateTable('rulebook.rule_set')
    .set(changing(rule))
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', rule.id)
    .execute();
}

function changing(rule: OwnRuleSet) {
  return {
    title: rule.title,
    source: rule.source,
    numbers: JSON.stringify(rule.values),
    in_force_from: rule.inForceFrom,
    state: rule.state,
    proposed_by: rule.proposedBy,
    decided_by: rule.decidedBy,
    decided_at: rule.decidedAt,
    return_reason: rule.returnReason,
  };
}

export type OwnDay = { readonly on: CivilDate; readonly isWorkingDay: boolean; readonly note: string };

/** The days that this place counts otherwise, from one day to another; a year has at most 366. */
export async function listDays(tx: Tx, from: CivilDate, to: CivilDate): Promise<OwnDay[]> {
  const rows = await tx
    .tables<RulebookTables>()
    .selectFrom('rulebook.calendar_day')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('on_day', '>=', from)
    .where('on_day', '<=', to)
    .orderBy('on_day')
    .limit(4_000)
    .execute();
  return rows.map((row) => ({ on: row.on_day, isWorkingDay: row.is_working_day, note: row.note }));
}

export async function saveDay(tx: Tx, day: OwnDay, by: { readonly actorId: string; readonly now: Instant }) {
  const changed = { is_working_day: day.isWorkingDay, note: day.note, set_by: by.actorId, set_at: by.now };
  await tx
    .tables<RulebookTables>()
    .insertInto('rulebook.calendar_day')
    .values({ tenant_id: tx.tenantId, on_day: day.on, ...changed })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'on_day']).doUpdateSet(changed))
    .execute();
}
