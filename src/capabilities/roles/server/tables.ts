export type RoleGrantTable = {
  tenant_id: string;
  id: string;
  person_id: string;
  role: string;
  organisation_id: string;
  thing_capability: string | null;
  thing_id: string | null;
  thing_title: string | null;
  from_at: string;
  until_at: string | null;
  reason: string;
  under_grant_id: string | null;
  granted_by: string;
  granted_at: string;
  revoked_at: string | null;
  revoked_by: string | null;
};

export type DenialTable = {
  tenant_id: string;
  id: string;
  person_id: string;
  role: string;
  organisation_id: string;
  reason: string;
  denied_by: string;
  denied_at: string;
  lifted_at: string | null;
};

export type RolesTables = {
  'roles.role_grant': RoleGrantTable;
  'roles.denial': DenialTable;
};
