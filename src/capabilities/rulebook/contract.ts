import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../kernel/contract.ts';
import { CivilDate, Instant } from '../../kernel/days.ts';
import { RuleAction, RuleState } from './domain/model.ts';
import { RuleSubject } from './domain/subjects.ts';

const keepers = ['system-administrator', 'coordinator'] as const;
const RuleId = z.string().regex(/^[a-z0-9-]{3,60}$/);

const RuleView = z.object({
  id: z.string(),
  subject: RuleSubject,
  title: z.string(),
  source: z.string(),
  /** Made here, or shipped with the product for the whole country. */
  isOwn: z.boolean(),
  values: z.record(z.string(), z.number().int()),
  inForceFrom: CivilDate.nullable(),
  state: RuleState,
  /** Whether it is the one that decides today. */
  holdsToday: z.boolean(),
  draftedByName: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: Instant.nullable(),
  returnReason: z.string().nullable(),
  actions: z.array(RuleAction),
});
export type RuleView = z.output<typeof RuleView>;

export const listSubjects = route({
  name: 'rulebook.list-subjects',
  method: 'GET',
  path: '/rule-subjects',
  audience: 'signed-in',
  summary: 'Each subject of rules with the version that decides today, and how many wait for approval',
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ rule: RuleView, waiting: z.number().int() })) }),
  refusals: {},
});

export const listRules = route({
  name: 'rulebook.list-rules',
  method: 'GET',
  path: '/rule-subjects/:subject/rules',
  audience: 'signed-in',
  summary: 'All versions of one subject: those of the place, newest first, then those shipped for the country',
  input: z.object({ subject: RuleSubject, ...idPageInput }),
  output: pageOf(RuleView),
  refusals: {},
});

const text = {
  title: z.string().trim().min(2).max(80),
  source: z.string().trim().min(2).max(300),
  values: z.record(z.string().max(40), z.number().int()),
  inForceFrom: CivilDate.nullable().default(null),
};
const Changed = z.object({ id: z.string(), state: RuleState });
const steps = {
  'rule-not-found': 404,
  'rules-not-yours': 403,
  'rule-not-in-this-state': 409,
  'rule-values-wrong': 422,
  'rule-has-no-date': 422,
  'rule-begins-in-the-past': 422,
  'rule-proposed-by-you': 403,
  'rule-in-force-already': 409,
} as const;

export const draftRule = route({
  name: 'rulebook.draft-rule',
  method: 'POST',
  path: '/rules',
  audience: keepers,
  summary: 'Draft a rule set of the place. Nothing selects it before it has a date and another person approved it',
  input: z.object({ id: Id, subject: RuleSubject, ...text }),
  output: Changed,
  refusals: { 'rules-not-yours': 403, 'rule-values-wrong': 422, 'rule-exists-already': 409 },
});

export const editRule = route({
  name: 'rulebook.edit-rule',
  method: 'POST',
  path: '/rules/:ruleId/edits',
  audience: keepers,
  summary: 'Change a draft',
  input: z.object({ ruleId: RuleId, ...text }),
  output: Changed,
  refusals: steps,
});

export const proposeRule = route({
  name: 'rulebook.propose-rule',
  method: 'POST',
  path: '/rules/:ruleId/proposal',
  audience: keepers,
  summary: 'Hand a dated draft to another person for approval',
  input: z.object({ ruleId: RuleId }),
  output: Changed,
  refusals: steps,
});

export const returnRule = route({
  name: 'rulebook.return-rule',
  method: 'POST',
  path: '/rules/:ruleId/return',
  audience: keepers,
  summary: 'Give a proposal back with a reason',
  input: z.object({ ruleId: RuleId, reason: z.string().trim().min(2).max(300) }),
  output: Changed,
  refusals: steps,
});

export const approveRule = route({
  name: 'rulebook.approve-rule',
  method: 'POST',
  path: '/rules/:ruleId/approval',
  audience: keepers,
  stepUp: true,
  summary: 'Approve a proposal of another person; it decides from its date',
  input: z.object({ ruleId: RuleId }),
  output: Changed,
  refusals: steps,
});

export const withdrawRule = route({
  name: 'rulebook.withdraw-rule',
  method: 'POST',
  path: '/rules/:ruleId/withdrawal',
  audience: keepers,
  summary: 'Withdraw a draft, or a rule set that does not hold yet',
  input: z.object({ ruleId: RuleId }),
  output: Changed,
  refusals: steps,
});

const CalendarDay = z.object({
  on: CivilDate,
  isWorkingDay: z.boolean(),
  note: z.string(),
  /** Set here; otherwise announced for the whole country. */
  isOwn: z.boolean(),
});

export const getCalendar = route({
  name: 'rulebook.get-calendar',
  method: 'GET',
  path: '/working-days/:year',
  audience: 'signed-in',
  summary: 'The days of a year that are not as their weekday says: holidays, make-up days, and those set here',
  input: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  output: z.object({ isAnnounced: z.boolean(), days: z.array(CalendarDay) }),
  refusals: {},
});

export const setCalendarDay = route({
  name: 'rulebook.set-calendar-day',
  method: 'POST',
  path: '/working-days',
  audience: ['system-administrator'],
  summary: 'Say that a day is a working day, or is not, whatever was announced',
  input: z.object({
    on: CivilDate,
    isWorkingDay: z.boolean(),
    note: z.string().trim().min(2).max(60),
  }),
  output: z.object({ on: CivilDate }),
  refusals: { 'rules-not-yours': 403 },
});
