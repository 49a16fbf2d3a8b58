import type { ComplaintAction, ComplaintKind, ComplaintState } from '../domain/model.ts';

export type ComplaintsTables = {
  'complaints.complaint': {
    tenant_id: string;
    id: string;
    number: string;
    kind: ComplaintKind;
    state: ComplaintState;
    text_sealed: string;
    contact_sealed: string | null;
    from_path: string | null;
    code_index: string;
    received_at: string;
    due_on: string;
    reopened_at: string | null;
  };
  'complaints.complaint_step': {
    tenant_id: string;
    id: string;
    complaint_id: string;
    action: ComplaintAction;
    at: string;
    person_id: string | null;
    text_sealed: string | null;
  };
};
