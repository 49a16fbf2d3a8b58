type OneTimeCodeTable = {
  tenant_id: string;
  id: string;
  phone_index: string;
  phone_sealed: string;
  code_hash: string;
  sent_at: string;
  tries_left: number;
  used_at: string | null;
};
type PasswordTable = { tenant_id: string; person_id: string; hash: string; set_at: string };
type SessionTable = {
  tenant_id: string;
  id: string;
  person_id: string;
  token_hash: string;
  made_at: string;
  seen_at: string;
  ended_at: string | null;
  proven_at: string;
  has_second_factor: boolean;
  device: string;
  began_by: string;
};
type DemoPersonTable = {
  tenant_id: string;
  person_id: string;
  no: number;
  post: string;
  phone: string;
  has_password: boolean;
};

export type AccessTables = {
  'access.one_time_code': OneTimeCodeTable;
  'access.password': PasswordTable;
  'access.session': SessionTable;
  'access.demo_person': DemoPersonTable;
};
