type PersonTable = {
  tenant_id: string;
  id: string;
  name: string;
  volunteer_no: string;
  phone_sealed: string | null;
  phone_index: string | null;
  phone_shared_note: string | null;
  organisation_id: string | null;
  registered_at: string;
  sex: string | null;
  birth_on: string | null;
  paper_kind: string | null;
  paper_sealed: string | null;
  paper_index: string | null;
  paper_last4: string | null;
  residence_region: string | null;
  skills: string[];
  service_categories: string[];
  is_party_member: boolean;
  party_organisation_id: string | null;
  party_role: string | null;
  entered_by: string | null;
  consent_reference: string | null;
  merged_into: string | null;
  shows: Readonly<Record<string, string>> | null;
  is_from_sheet: boolean;
};

type GuardianTable = {
  tenant_id: string;
  id: string;
  person_id: string;
  name: string;
  relation: string;
  contact_sealed: string;
  consented_at: string;
  method: string;
  recorded_by: string;
  recorded_at: string;
};

type RevealTable = {
  tenant_id: string;
  id: string;
  person_id: string;
  what: string;
  reason: string;
  revealed_by: string;
  revealed_at: string;
  is_minor: boolean;
  approval_id: string | null;
};

export type PeopleTables = {
  'people.person': PersonTable;
  'people.guardian': GuardianTable;
  'people.reveal': RevealTable;
};
