import { z } from 'zod';
import { Id, idPageInput, pageOf, route, type OutputOf } from '../../kernel/contract.ts';
import { CivilDate, Instant } from '../../kernel/days.ts';
import { ComplaintAction, ComplaintKind, ComplaintNumber, ComplaintState, LookupCode } from './domain/model.ts';

const handlers = ['coordinator', 'privacy-officer'] as const;
const Text = z.string().trim().min(2).max(2_000);
/** Where the sender was, as a path without its query; anything else is left out. */
const FromPath = z
  .string()
  .max(200)
  .regex(/^\/[\w\-./~]*$/)
  .optional()
  .catch(undefined);

export const fileComplaint = route({
  name: 'complaints.file-complaint',
  method: 'POST',
  path: '/complaints',
  audience: 'anyone',
  isAnswerSecret: true,
  summary: 'Say what is wrong or could be better. The sender chooses the code with which to read the answer',
  input: z.object({
    id: Id,
    kind: ComplaintKind,
    text: Text,
    contact: z.string().trim().max(100).optional(),
    fromPath: FromPath,
    lookupCode: LookupCode,
  }),
  output: z.object({ id: Id, number: z.string(), dueOn: CivilDate, lookupCode: z.string() }),
  refusals: { 'too-many-complaints': 429, 'complaint-exists-already': 409 },
});

const asSender = { complaintId: Id, lookupCode: LookupCode };
const senderRefusals = { 'complaint-not-found': 404, 'too-many-tries': 429 } as const;

export const readAnswer = route({
  name: 'complaints.read-answer',
  method: 'GET',
  path: '/complaints/:complaintId',
  audience: 'anyone',
  summary: 'How a complaint stands and what was answered, for whoever holds its code. What was written is not shown',
  input: z.object(asSender),
  output: z.object({
    id: Id,
    number: z.string(),
    kind: ComplaintKind,
    state: ComplaintState,
    receivedAt: Instant,
    dueOn: CivilDate,
    answers: z.array(z.object({ at: Instant, text: z.string() })),
    mayReopen: z.boolean(),
  }),
  refusals: senderRefusals,
});

export const lookUpComplaint = route({
  name: 'complaints.look-up-complaint',
  method: 'POST',
  path: '/complaint-look-ups',
  audience: 'anyone',
  isAnswerSecret: true,
  summary: 'Find the own complaint by the number and the code that were given with it',
  input: z.object({ number: ComplaintNumber, lookupCode: LookupCode }),
  output: z.object({ id: Id, lookupCode: z.string() }),
  refusals: senderRefusals,
});

export const reopenComplaint = route({
  name: 'complaints.reopen-complaint',
  method: 'POST',
  path: '/complaints/:complaintId/reopening',
  audience: 'anyone',
  summary: 'The sender is not content with the answer and says why; once',
  input: z.object({ ...asSender, reason: Text }),
  output: z.object({ id: Id }),
  refusals: { ...senderRefusals, 'step-not-open-now': 409, 'reopened-before': 409 },
});

const DeskCard = z.object({
  id: Id,
  number: z.string(),
  kind: ComplaintKind,
  state: ComplaintState,
  /** The first words of it. */
  beginning: z.string(),
  receivedAt: Instant,
  dueOn: CivilDate,
});
export type ComplaintCard = z.output<typeof DeskCard>;

export const listComplaints = route({
  name: 'complaints.list-complaints',
  method: 'GET',
  path: '/desk/complaints',
  audience: handlers,
  summary: 'What was complained of and suggested, newest first; what is about personal data only for privacy officers',
  input: z.object({ ...idPageInput, state: ComplaintState.optional() }),
  output: pageOf(DeskCard),
  refusals: { 'not-handled-by-you': 403 },
});

export const getComplaint = route({
  name: 'complaints.get-complaint',
  method: 'GET',
  path: '/desk/complaints/:complaintId',
  audience: handlers,
  summary: 'One complaint with what was done about it and the steps open now',
  input: z.object({ complaintId: Id }),
  output: DeskCard.extend({
    text: z.string(),
    contact: z.string().nullable(),
    fromPath: z.string().nullable(),
    steps: z.array(
      z.object({
        id: Id,
        action: ComplaintAction,
        at: Instant,
        /** Null for the sender. */
        byName: z.string().nullable(),
        text: z.string().nullable(),
      }),
    ),
    actions: z.array(ComplaintAction),
  }),
  refusals: { 'not-handled-by-you': 403, 'complaint-not-found': 404 },
});
export type ComplaintShown = OutputOf<typeof getComplaint>;

const Moved = z.object({ id: Id, state: ComplaintState });
const stepRefusals = { 'complaint-not-found': 404, 'not-handled-by-you': 403, 'step-not-open-now': 409 } as const;

export const takeComplaintInHand = route({
  name: 'complaints.take-in-hand',
  method: 'POST',
  path: '/desk/complaints/:complaintId/hand',
  audience: handlers,
  summary: 'Begin to look into a complaint',
  input: z.object({ complaintId: Id }),
  output: Moved,
  refusals: stepRefusals,
});

export const answerComplaint = route({
  name: 'complaints.answer',
  method: 'POST',
  path: '/desk/complaints/:complaintId/answer',
  audience: handlers,
  summary: 'Answer a complaint in writing; whoever holds its code reads the answer',
  input: z.object({ complaintId: Id, text: Text }),
  output: Moved,
  refusals: stepRefusals,
});

export const closeComplaint = route({
  name: 'complaints.close',
  method: 'POST',
  path: '/desk/complaints/:complaintId/closing',
  audience: handlers,
  summary: 'Close an answered complaint; its sender may still open it again once',
  input: z.object({ complaintId: Id }),
  output: Moved,
  refusals: stepRefusals,
});
