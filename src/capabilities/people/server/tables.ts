export type PeopleTables = {
  'people.person': {
    tenant_id: string;
    id: string;
    name: string;
    volunteer_no: string;
    phone_sealed: string;
    phone_index: string;
    organisation_id: string | null;
    registered_at: string;
  };
};
