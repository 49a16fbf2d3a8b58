type BulletinTable = {
  tenant_id: string;
  id: string;
  organisation_id: string;
  title: string;
  lead: string;
  paragraphs: unknown;
  distribution: unknown;
  copies: number;
  state: string;
  figures: unknown;
  drafted_by: string;
  drafted_at: string;
  edited_by: string[];
  return_reason: string | null;
  signed_by: string | null;
  issue_year: number | null;
  issue_no: number | null;
  total_no: number | null;
  issued_on: string | null;
};

type IssueCounterTable = {
  tenant_id: string;
  organisation_id: string;
  year: number;
  issue_no: number;
};

export type BulletinsTables = {
  'bulletins.bulletin': BulletinTable;
  'bulletins.issue_counter': IssueCounterTable;
};
