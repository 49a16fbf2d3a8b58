export type ActivitiesTables = {
  'activities.activity': {
    tenant_id: string;
    id: string;
    organisation_id: string;
    origin_capability: string | null;
    origin_id: string | null;
    title: string;
    content: string;
    place_text: string;
    starts_at: string;
    ends_at: string;
    sign_up_closes_at: string;
    capacity: number | null;
    conditions: string;
    risks: string;
    guarantees: string;
    how_to_sign_up: string;
    leader_person_id: string | null;
    state: string;
    state_reason: string | null;
    confirmed_count: number;
    arrival_count: number;
    record_due_on: string | null;
    drafted_at: string;
    state_since: string;
  };
  'activities.segment': {
    tenant_id: string;
    id: string;
    activity_id: string;
    no: number;
    kind: string;
    title: string;
    starts_at: string;
    ends_at: string;
    roll_call_id: string | null;
    called_by: string | null;
    called_at: string | null;
    countersigned_by: string | null;
    countersigned_at: string | null;
  };
  'activities.participant': { tenant_id: string; person_id: string };
  'activities.sign_up': {
    tenant_id: string;
    id: string;
    activity_id: string;
    person_id: string;
    state: string;
    arrival_no: number;
    signed_up_at: string;
    state_since: string;
  };
  'activities.roll_call': {
    tenant_id: string;
    id: string;
    segment_id: string;
    called_by: string;
    called_at: string;
  };
  'activities.presence': {
    tenant_id: string;
    roll_call_id: string;
    person_id: string;
    from_at: string;
    to_at: string;
    minutes: number;
  };
};
