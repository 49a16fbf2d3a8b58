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
  };
};
