import { z } from 'zod';
import { Id, route } from '../../../kernel/contract.ts';
import { CivilDate } from '../../../kernel/days.ts';
import { NoticeKind, NoticeText, NoticeTexts } from '../domain/notice.ts';

const officer = ['privacy-officer'] as const;
const NoticeCard = z.object({
  kind: NoticeKind,
  version: z.number().int(),
  inForceOn: CivilDate,
  title: z.string(),
  isInForce: z.boolean(),
});

export const listNotices = route({
  name: 'privacy.list-notices',
  method: 'GET',
  path: '/privacy/notices',
  audience: 'anyone',
  summary: 'The notices on personal information: those in force, earlier ones, and those that come into force later',
  input: z.object({}),
  output: z.object({ items: z.array(NoticeCard) }),
  refusals: {},
});

export const getNotice = route({
  name: 'privacy.get-notice',
  method: 'GET',
  path: '/privacy/notices/:kind',
  audience: 'anyone',
  summary: 'One notice in the caller’s language: the version in force, or the one asked for',
  input: z.object({ kind: NoticeKind, version: z.coerce.number().int().min(1).max(10_000).optional() }),
  output: NoticeCard.extend({ text: NoticeText }),
  refusals: { 'notice-not-found': 404 },
});

const AtDesk = z.object({
  /** Null for the versions that every place begins with. */
  id: Id.nullable(),
  kind: NoticeKind,
  version: z.number().int(),
  inForceOn: CivilDate.nullable(),
  texts: NoticeTexts,
});
export type NoticeAtDesk = z.output<typeof AtDesk>;

export const listNoticesForDesk = route({
  name: 'privacy.list-notices-for-desk',
  method: 'GET',
  path: '/desk/privacy/notices',
  audience: officer,
  summary: 'Every version of every notice with both languages, drafts among them',
  input: z.object({}),
  output: z.object({ items: z.array(AtDesk) }),
  refusals: { 'not-privacy-officer': 403 },
});

const Moved = z.object({ id: Id, version: z.number().int(), inForceOn: CivilDate.nullable() });
const refusals = { 'not-privacy-officer': 403, 'notice-not-found': 404, 'notice-in-force': 409 } as const;

export const draftNotice = route({
  name: 'privacy.draft-notice',
  method: 'POST',
  path: '/desk/privacy/notices',
  audience: officer,
  summary: 'Begin the next version of a notice; nobody sees it before it has a date',
  input: z.object({ id: Id, kind: NoticeKind, texts: NoticeTexts }),
  output: Moved,
  refusals: { 'not-privacy-officer': 403, 'notice-being-written': 409 },
});

export const reviseNotice = route({
  name: 'privacy.revise-notice',
  method: 'POST',
  path: '/desk/privacy/notices/:draftId/texts',
  audience: officer,
  summary: 'Change a draft; a version that has a date is never changed',
  input: z.object({ draftId: Id, texts: NoticeTexts }),
  output: Moved,
  refusals,
});

export const publishNotice = route({
  name: 'privacy.publish-notice',
  method: 'POST',
  path: '/desk/privacy/notices/:draftId/publication',
  audience: officer,
  summary: 'Give a draft the day from which it is in force, today or later',
  input: z.object({ draftId: Id, inForceOn: CivilDate }),
  output: Moved,
  refusals: { ...refusals, 'day-is-past': 422 },
});
