import { z } from 'zod';
import type { Role } from '../../../kernel/actor.ts';
import { Id, route } from '../../../kernel/contract.ts';
import { Instant } from '../../../kernel/days.ts';
import { PersonName, Phone } from '../../people/domain/model.ts';

/** As the catalogue of roles says who gives roles for an activity. */
const givers: readonly Role[] = ['security-administrator', 'clerk', 'leader'];

/** What can be held for one activity alone. */
export const Duty = z.enum(['helper', 'leader']);
export type Duty = z.infer<typeof Duty>;

export const listDuties = route({
  name: 'activities.list-duties',
  method: 'GET',
  path: '/activities/:activityId/duties',
  audience: [...givers, 'coordinator'],
  summary: 'Who leads or helps at this activity by a role given for it alone, and what the caller could give',
  input: z.object({ activityId: Id }),
  output: z.object({
    items: z.array(
      z.object({
        grantId: Id,
        personName: z.string(),
        duty: Duty,
        givenByName: z.string().nullable(),
        untilAt: Instant.nullable(),
        mayTakeBack: z.boolean(),
      }),
    ),
    mayGive: z.array(Duty),
  }),
  refusals: { 'activity-not-found': 404, 'not-yours-to-organise': 403 },
});

export const giveDuty = route({
  name: 'activities.give-duty',
  method: 'POST',
  path: '/activities/:activityId/duties',
  audience: givers,
  summary: 'Make the person with this telephone a helper or leader of this activity alone; it ends with the activity',
  input: z.object({
    activityId: Id,
    id: Id,
    duty: Duty,
    phone: Phone,
    /** Taken only where nobody has signed in with this telephone yet. */
    name: PersonName,
    reason: z.string().trim().max(200).default(''),
  }),
  output: z.object({ grantId: Id, untilAt: Instant.nullable() }),
  refusals: {
    'activity-not-found': 404,
    'not-yours-to-give': 403,
    'not-to-yourself': 403,
    'step-not-open': 409,
    'activity-over': 409,
    'duty-denied-there': 409,
    'duty-already-held': 409,
    'auditor-holds-nothing-else': 409,
  },
});
