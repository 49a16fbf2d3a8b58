import type { BadgeDocument, CredentialKind, FreeKind, RevocationKind, Snapshot } from '../domain/model.ts';

/** A row as `store/credentials.ts` reads it: the paper with its revocation, if there is one. */
export type CredentialRow = {
  id: string;
  kind: CredentialKind;
  number: string;
  year: number;
  year_no: number;
  issuer_organisation_id: string;
  holder_person_id: string | null;
  holder_organisation_id: string | null;
  snapshot: Snapshot;
  snapshot_sha256: string;
  document: BadgeDocument;
  document_sha256: string;
  origin_capability: string;
  origin_id: string;
  basis_sha256: string | null;
  code: string;
  issued_at: string;
  issued_by: string;
  batch_id: string | null;
  batch_line_no: number | null;
  revocation_kind: RevocationKind | null;
  reason: string | null;
  revoked_at: string | null;
  revoked_by: string | null;
};

export type BatchRow = {
  id: string;
  issuer_organisation_id: string;
  kind: FreeKind;
  title: string | null;
  text: string;
  valid_months: number | null;
  asked_by: string;
  asked_at: string;
  line_count: number;
  file_id: string | null;
  finished_at: string | null;
};
