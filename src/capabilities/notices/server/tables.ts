type NoticeTable = {
  tenant_id: string;
  id: string;
  person_id: string;
  key: string;
  kind: string;
  subject_capability: string;
  subject_id: string;
  to_path: string;
  words: unknown;
  made_at: string;
  read_at: string | null;
};
type DeliveryTable = {
  tenant_id: string;
  id: string;
  notice_id: string;
  person_id: string;
  channel: string;
  state: string;
  is_urgent: boolean;
  not_before: string;
  tries: number;
  trouble: string | null;
  made_at: string;
  taken_at: string | null;
  sent_at: string | null;
};
type PreferenceTable = {
  tenant_id: string;
  person_id: string;
  quiet_from: string;
  quiet_to: string;
  sms: string[];
  mail: string[];
  changed_at: string;
};
type AddressTable = {
  tenant_id: string;
  person_id: string;
  mail_sealed: string;
  code_hash: string | null;
  code_sent_at: string | null;
  tries_left: number;
  confirmed_at: string | null;
};
type WebhookTable = {
  tenant_id: string;
  id: string;
  url: string;
  key_sealed: string;
  fact_names: string[];
  position: number;
  failures: number;
  next_try_at: string;
  trouble: string | null;
  made_by: string;
  made_at: string;
  ended_at: string | null;
};

export type NoticesTables = {
  'notices.notice': NoticeTable;
  'notices.delivery': DeliveryTable;
  'notices.preference': PreferenceTable;
  'notices.address': AddressTable;
  'notices.webhook': WebhookTable;
};
