import type { CivilDate, Instant } from '../../../kernel/days.ts';
import type { CommitmentState, EvidenceKind, FollowUpResult, StepAction } from '../domain/model.ts';

type OfTenant = { tenant_id: string };

export type CommitmentRow = OfTenant & {
  id: string;
  ledger_year: number;
  ledger_serial: number;
  ledger_no: string;
  title: string;
  provider_organisation_id: string;
  requester_organisation_id: string;
  quantity_amount: number;
  quantity_unit: string;
  due_on: CivilDate;
  plan: string;
  state: CommitmentState;
  cycle: number;
  closed_on: CivilDate | null;
  next_due_on: CivilDate | null;
};

export type OriginRow = OfTenant & { commitment_id: string; capability: string; origin_id: string };

export type StepRow = OfTenant & {
  id: string;
  commitment_id: string;
  no: number;
  action: StepAction;
  from_state: CommitmentState | null;
  to_state: CommitmentState;
  cycle: number;
  at: Instant;
  person_id: string | null;
  organisation_id: string;
  reason: string | null;
  satisfaction: number | null;
  result: FollowUpResult | null;
};

export type FulfilmentRow = OfTenant & {
  id: string;
  commitment_id: string;
  step_id: string;
  cycle: number;
  amount: number;
  fulfilled_on: CivilDate;
  note: string;
};

export type EvidenceRow = OfTenant & {
  id: string;
  commitment_id: string;
  step_id: string;
  cycle: number;
  kind: EvidenceKind;
  text: string;
  file_id: string | null;
  origin_capability: string | null;
  origin_id: string | null;
};

export type CommitmentsTables = {
  'commitments.ledger_number': OfTenant & { year: number; last_serial: number };
  'commitments.commitment': CommitmentRow;
  'commitments.commitment_origin': OriginRow;
  'commitments.step': StepRow;
  'commitments.fulfilment': FulfilmentRow;
  'commitments.evidence': EvidenceRow;
};
