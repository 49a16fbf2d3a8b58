export type OrganisationsTables = {
  'organisations.organisation': {
    tenant_id: string;
    id: string;
    parent_id: string | null;
    lineage: string[];
    kind: string;
    name: string;
    short_name: string;
    host_organisation_id: string | null;
    region_code: string;
    added_at: string;
    credit_code: string | null;
    name_from: string | null;
    short_name_from: string | null;
    merged_into_id: string | null;
    is_from_sheet: boolean;
  };
  'organisations.other_name': {
    tenant_id: string;
    id: string;
    organisation_id: string;
    kind: string;
    name: string;
    valid_from: string | null;
    valid_until: string | null;
    document_no: string | null;
    reason: string | null;
    recorded_at: string;
  };
  'organisations.merger': {
    tenant_id: string;
    id: string;
    organisation_id: string;
    into_organisation_id: string;
    merged_on: string;
    document_no: string | null;
    reason: string;
    merged_at: string;
    undone_at: string | null;
    undone_reason: string | null;
  };
  'organisations.move': {
    tenant_id: string;
    id: string;
    organisation_id: string;
    from_parent_id: string;
    to_parent_id: string;
    moved_on: string;
    document_no: string | null;
    reason: string;
    moved_at: string;
  };
  'organisations.alliance': {
    tenant_id: string;
    id: string;
    name: string;
    kind: string;
    keeper_organisation_id: string;
    founded_on: string;
    ended_on: string | null;
    document_no: string | null;
    recorded_at: string;
  };
  'organisations.membership': {
    tenant_id: string;
    id: string;
    alliance_id: string;
    organisation_id: string;
    part: string;
    joined_on: string;
    left_on: string | null;
    document_no: string | null;
    recorded_at: string;
  };
  'organisations.liaison': {
    tenant_id: string;
    id: string;
    organisation_id: string;
    person_capability: string;
    person_id: string;
    post: string;
    valid_from: string;
    valid_until: string | null;
    recorded_at: string;
  };
};
