import type { ConsentGiver, ConsentMethod, ConsentPurpose, ConsentState } from '../domain/consents.ts';
import type { NoticeKind, NoticeTexts } from '../domain/notice.ts';

import type { ErasureState } from '../domain/erasures.ts';
import type { MinorAccessState, MinorValue } from '../domain/minors.ts';
import type { RequestAction, RequestKind, RequestState } from '../domain/requests.ts';

export type PrivacyTables = {
  'privacy.notice': {
    tenant_id: string;
    id: string;
    kind: NoticeKind;
    version: number;
    in_force_on: string | null;
    texts: NoticeTexts;
    drafted_by: string;
    drafted_at: string;
    published_by: string | null;
    published_at: string | null;
  };
  'privacy.consent': {
    tenant_id: string;
    id: string;
    person_id: string;
    purpose: ConsentPurpose;
    organisation_id: string | null;
    notice_version: number;
    state: ConsentState;
    given_by: ConsentGiver;
    method: ConsentMethod;
    evidence_file_id: string | null;
    recorded_by: string;
    given_at: string;
    expires_on: string | null;
    ended_at: string | null;
  };
  'privacy.erasure': {
    tenant_id: string;
    id: string;
    person_id: string;
    state: ErasureState;
    requested_at: string;
    runs_on: string;
    ended_at: string | null;
  };
  'privacy.locked_identity': {
    tenant_id: string;
    person_id: string;
    erasure_id: string;
    identity_sealed: string;
    locked_until: string | null;
  };
  'privacy.rights_request': {
    tenant_id: string;
    id: string;
    person_id: string;
    kind: RequestKind;
    state: RequestState;
    text_sealed: string;
    received_at: string;
    due_on: string;
  };
  'privacy.request_step': {
    tenant_id: string;
    id: string;
    request_id: string;
    action: RequestAction;
    at: string;
    person_id: string;
    text_sealed: string | null;
  };
  'privacy.minor_access': {
    tenant_id: string;
    id: string;
    person_id: string;
    what: MinorValue;
    reason: string;
    state: MinorAccessState;
    requested_by: string;
    requested_at: string;
    decided_by: string | null;
    decided_at: string | null;
    decline_reason: string | null;
    usable_until: string;
  };
};
