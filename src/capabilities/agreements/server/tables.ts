import type { AgreementState, ClauseWay, PartyRole } from '../domain/model.ts';

export type AgreementTable = {
  tenant_id: string;
  id: string;
  title: string;
  purpose: string;
  starts_on: string;
  ends_on: string;
  state: AgreementState;
  signed_on: string | null;
  place_text: string | null;
  ended_on: string | null;
  reason: string | null;
};

export type PartyTable = {
  tenant_id: string;
  agreement_id: string;
  organisation_id: string;
  no: number;
  role: PartyRole;
  agreed_at: string | null;
  agreed_by: string | null;
};

export type ClauseTable = {
  tenant_id: string;
  id: string;
  agreement_id: string;
  no: number;
  text: string;
  provider_organisation_id: string;
  requester_organisation_id: string;
  target_amount: number;
  target_unit: string;
  from_on: string;
  due_on: string;
  way: ClauseWay;
  ticked_at: string | null;
};

export type AgreementsTables = {
  'agreements.agreement': AgreementTable;
  'agreements.party': PartyTable;
  'agreements.clause': ClauseTable;
};
