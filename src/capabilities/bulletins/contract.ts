import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../kernel/contract.ts';
import { CivilDate, CivilMonth } from '../../kernel/days.ts';
import { BulletinState, BulletinText, FigureChoice } from './domain/model.ts';

const BulletinCard = z.object({
  id: z.string(),
  title: z.string(),
  lead: z.string(),
  organisationName: z.string(),
  state: BulletinState,
  issueNo: z.number().int().nullable(),
  totalNo: z.number().int().nullable(),
  issuedOn: CivilDate.nullable(),
});

const FigureShown = z.object({
  figureId: z.string(),
  name: z.string(),
  unit: z.string(),
  from: CivilMonth,
  to: CivilMonth,
  value: z.number().int(),
  text: z.string(),
  measuredAt: z.string(),
});

const Allowed = z.object({ action: z.string(), allowed: z.boolean(), because: z.string().nullable() });

const BulletinView = BulletinCard.extend({
  organisationId: z.string(),
  paragraphs: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      source: z.object({ capability: z.string(), id: z.string() }).nullable(),
    }),
  ),
  figures: z.array(FigureShown),
  distribution: z.object({ report: z.string(), send: z.string(), issue: z.string() }),
  copies: z.number().int(),
  returnReason: z.string().nullable(),
  actions: z.array(Allowed),
});
export type BulletinView = z.output<typeof BulletinView>;

const notFound = { 'bulletin-not-found': 404 } as const;
const acting = {
  ...notFound,
  'bulletin-not-yours': 403,
  'bulletin-not-in-this-state': 409,
  'bulletin-written-by-you': 403,
  'bulletin-holds-private-number': 422,
} as const;
const Changed = z.object({ id: z.string(), state: BulletinState });

export const listBulletins = route({
  name: 'bulletins.list',
  method: 'GET',
  path: '/bulletins',
  audience: 'anyone',
  summary: 'Published bulletins, newest first',
  input: z.object({ ...idPageInput }),
  output: pageOf(BulletinCard),
  refusals: {},
});

export const listDesk = route({
  name: 'bulletins.list-desk',
  method: 'GET',
  path: '/bulletins/desk',
  audience: ['editor', 'signer'],
  summary: 'Bulletins of the organisations entrusted to the caller, drafts among them',
  input: z.object({ ...idPageInput }),
  output: pageOf(BulletinCard),
  refusals: {},
});

export const listMaterial = route({
  name: 'bulletins.list-material',
  method: 'GET',
  path: '/bulletins/material',
  audience: ['editor'],
  summary: 'Activities and commitments of a period that a bulletin may tell of',
  input: z.object({ organisationId: Id, from: CivilMonth, to: CivilMonth }),
  output: z.object({
    activities: z.array(z.object({ id: z.string(), title: z.string(), on: CivilDate, text: z.string() })),
    commitments: z.array(z.object({ id: z.string(), title: z.string(), on: CivilDate, text: z.string() })),
    figures: z.array(z.object({ id: z.string(), name: z.string(), unit: z.string() })),
  }),
  refusals: { 'organisation-not-found': 404, 'period-not-valid': 422 },
});

export const getBulletin = route({
  name: 'bulletins.get',
  method: 'GET',
  path: '/bulletins/:bulletinId',
  audience: 'anyone',
  summary: 'One bulletin; a draft only for those who work on it',
  input: z.object({ bulletinId: Id }),
  output: BulletinView,
  refusals: notFound,
});

export const downloadBulletin = route({
  name: 'bulletins.download',
  method: 'GET',
  path: '/bulletins/:bulletinId/word',
  audience: 'anyone',
  summary: 'The bulletin as a Word file in the layout of GB/T 9704',
  input: z.object({ bulletinId: Id }),
  output: z.unknown(),
  refusals: notFound,
});

export const draftBulletin = route({
  name: 'bulletins.draft',
  method: 'POST',
  path: '/bulletins',
  audience: ['editor'],
  summary: 'Draft a bulletin from chosen activities, commitments and figures',
  input: z.object({
    id: Id,
    organisationId: Id,
    title: z.string().trim().min(1).max(80),
    activityIds: z.array(Id).max(20).default([]),
    commitmentIds: z.array(Id).max(20).default([]),
    figures: FigureChoice,
  }),
  output: Changed,
  refusals: {
    'organisation-not-found': 404,
    'bulletin-not-yours': 403,
    'bulletin-already-drafted': 409,
    'material-missing': 422,
    'material-not-found': 422,
    'figure-not-found': 422,
    'period-not-valid': 422,
  },
});

export const editBulletin = route({
  name: 'bulletins.edit',
  method: 'POST',
  path: '/bulletins/:bulletinId/edit',
  audience: ['editor'],
  summary: 'Change the words of a draft; its numbers are measured anew',
  input: BulletinText.extend({ bulletinId: Id }),
  output: Changed,
  refusals: acting,
});

export const submitBulletin = route({
  name: 'bulletins.submit',
  method: 'POST',
  path: '/bulletins/:bulletinId/submit',
  audience: ['editor'],
  summary: 'Hand a draft to the one who signs',
  input: z.object({ bulletinId: Id }),
  output: Changed,
  refusals: acting,
});

export const returnBulletin = route({
  name: 'bulletins.return',
  method: 'POST',
  path: '/bulletins/:bulletinId/return',
  audience: ['signer'],
  summary: 'Give a bulletin back to its editor with a reason',
  input: z.object({ bulletinId: Id, reason: z.string().trim().min(1).max(300) }),
  output: Changed,
  refusals: acting,
});

export const signOffBulletin = route({
  name: 'bulletins.sign-off',
  method: 'POST',
  path: '/bulletins/:bulletinId/sign-off',
  audience: ['signer'],
  summary: 'Sign a bulletin: it gets its number and day, and is published',
  input: z.object({ bulletinId: Id }),
  output: Changed.extend({ issueNo: z.number().int(), totalNo: z.number().int(), issuedOn: CivilDate }),
  refusals: acting,
});
