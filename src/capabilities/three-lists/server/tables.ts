import type { NeedCategory, NeedState } from '../domain/model.ts';

export type NeedTable = {
  tenant_id: string;
  id: string;
  organisation_id: string;
  title: string;
  category: NeedCategory;
  description: string;
  area_text: string;
  deadline_on: string;
  contact_role: string;
  origin_capability: string | null;
  origin_id: string | null;
  state: NeedState;
  submitted_by: string | null;
  submitted_at: string | null;
  published_at: string | null;
  fulfilled_on: string | null;
  reason: string | null;
};

export type NeedLineTable = {
  tenant_id: string;
  id: string;
  need_id: string;
  no: number;
  name: string;
  amount: number;
  unit: string;
};

export type ClaimTable = {
  tenant_id: string;
  id: string;
  need_id: string;
  line_id: string;
  commitment_id: string;
  organisation_id: string;
  amount: number;
  first_contact_on: string;
  finish_on: string;
  claimed_at: string;
  released_at: string | null;
};

export type ThreeListsTables = {
  'three_lists.need': NeedTable;
  'three_lists.need_line': NeedLineTable;
  'three_lists.claim': ClaimTable;
};
