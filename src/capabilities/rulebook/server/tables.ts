type RuleSetTable = {
  tenant_id: string;
  id: string;
  subject: string;
  jurisdiction: string;
  title: string;
  source: string;
  numbers: unknown;
  in_force_from: string | null;
  state: string;
  drafted_by: string;
  drafted_at: string;
  proposed_by: string | null;
  decided_by: string | null;
  decided_at: string | null;
  return_reason: string | null;
};
type CalendarDayTable = {
  tenant_id: string;
  on_day: string;
  is_working_day: boolean;
  note: string;
  set_by: string;
  set_at: string;
};

export type RulebookTables = {
  'rulebook.rule_set': RuleSetTable;
  'rulebook.calendar_day': CalendarDayTable;
};
