type RoleGrantTable = {
  tenant_id: string;
  id: string;
  person_id: string;
  role: string;
  organisation_id: string;
  granted_by: string;
  granted_at: string;
  revoked_at: string | null;
};

export type RolesTables = {
  'roles.role_grant': RoleGrantTable;
};
