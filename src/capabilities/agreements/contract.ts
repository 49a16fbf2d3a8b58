import { z } from 'zod';
import { Id, pageInput, pageOf, route } from '../../kernel/contract.ts';
import { CivilDate, Instant } from '../../kernel/days.ts';
import { Quantity } from '../../kernel/quantity.ts';
import { CommitmentState } from '../commitments/domain/model.ts';
import { AgreementState, ClauseWay, PartyRole } from './domain/model.ts';

const NamedOrganisation = z.object({ id: Id, name: z.string() });

const PartyShown = NamedOrganisation.extend({ role: PartyRole, agreedAt: Instant.nullable() });

const AgreementCard = z.object({
  id: Id,
  title: z.string(),
  state: AgreementState,
  startsOn: CivilDate,
  endsOn: CivilDate,
  signedOn: CivilDate.nullable(),
  parties: z.array(PartyShown),
  clauseCount: z.number(),
  tickedCount: z.number(),
});
export type AgreementCard = z.output<typeof AgreementCard>;

const ServingCommitment = z.object({
  commitmentId: Id,
  ledgerNo: z.string(),
  title: z.string(),
  state: CommitmentState,
  provider: NamedOrganisation,
  quantity: Quantity,
  fulfilledAmount: z.number(),
  dueOn: CivilDate,
});

/** `committed` holds what is fulfilled too. Only commitments counted in the clause's own unit are added. */
const ClauseShown = z.object({
  id: Id,
  no: z.number(),
  text: z.string(),
  provider: NamedOrganisation,
  requester: NamedOrganisation,
  target: Quantity,
  from: CivilDate,
  dueOn: CivilDate,
  way: ClauseWay,
  tickedAt: Instant.nullable(),
  committed: z.number(),
  fulfilled: z.number(),
  commitments: z.array(ServingCommitment),
});

/** How one side keeps its word: of so many clauses, so many begun and so many kept. */
const SideShown = z.object({
  organisation: NamedOrganisation,
  clauses: z.number(),
  started: z.number(),
  ticked: z.number(),
});

const AgreementShown = AgreementCard.extend({
  purpose: z.string(),
  placeText: z.string().nullable(),
  endedOn: CivilDate.nullable(),
  reason: z.string().nullable(),
  clauses: z.array(ClauseShown),
  sides: z.array(SideShown),
});
export type AgreementShown = z.output<typeof AgreementShown>;

const ActionShown = z.object({
  action: z.enum(['agree', 'sign', 'propose', 'end', 'terminate']),
  allowed: z.boolean(),
  because: z.string().optional(),
});
const withActions = {
  actions: z.array(ActionShown),
  /** The main parties in whose name the caller may still agree. */
  mayAgreeFor: z.array(NamedOrganisation),
};
const AgreementCardAtDesk = AgreementCard.extend(withActions);
export type AgreementCardAtDesk = z.output<typeof AgreementCardAtDesk>;
const AgreementAtDesk = AgreementShown.extend(withActions);
export type AgreementAtDesk = z.output<typeof AgreementAtDesk>;

const Reason = z.string().trim().min(2).max(1_000);
const AgreementMoved = z.object({ id: Id, state: AgreementState });

const stepRefusals = {
  'agreement-not-found': 404,
  'agreement-not-in-this-state': 409,
  'not-your-agreement': 403,
  'already-agreed': 409,
  'agreed-for-other-side': 403,
  'term-not-over': 409,
} as const;
const writers = ['clerk', 'coordinator'] as const;

export const listAgreements = route({
  name: 'agreements.list',
  method: 'GET',
  path: '/agreements',
  audience: 'anyone',
  summary: 'Signed agreements, newest first, with how many of their clauses were kept',
  input: z.object({ ...pageInput, state: z.enum(['in-force', 'ended', 'terminated']).optional() }),
  output: pageOf(AgreementCard),
  refusals: {},
});

export const getAgreement = route({
  name: 'agreements.get',
  method: 'GET',
  path: '/agreements/:agreementId',
  audience: 'anyone',
  summary: 'One signed agreement: its parties, its clauses and what became of each',
  input: z.object({ agreementId: Id }),
  output: AgreementShown,
  refusals: { 'agreement-not-found': 404 },
});

export const findClause = route({
  name: 'agreements.find-clause',
  method: 'GET',
  path: '/clauses/:clauseId',
  audience: 'anyone',
  summary: 'Which signed agreement a clause belongs to, for those who know only the clause',
  input: z.object({ clauseId: Id }),
  output: z.object({ agreementId: Id, no: z.number(), text: z.string() }),
  refusals: { 'clause-not-found': 404 },
});

export const listOpenClauses = route({
  name: 'agreements.list-open-clauses',
  method: 'GET',
  path: '/open-clauses',
  audience: writers,
  summary: 'Clauses in force that are served by needs and not yet kept, for whoever writes a need; the newest first',
  input: z.object({}),
  output: z.object({
    items: z.array(z.object({ id: Id, agreementTitle: z.string(), no: z.number(), text: z.string() })),
  }),
  refusals: {},
});

export const listAgreementsForDesk = route({
  name: 'agreements.list-for-desk',
  method: 'GET',
  path: '/desk/agreements',
  audience: [...writers, 'auditor'],
  summary: 'The agreements of the organisations the caller works for, with the steps open to them',
  input: z.object({ ...pageInput, state: AgreementState.optional() }),
  output: pageOf(AgreementCardAtDesk),
  refusals: {},
});

export const getAgreementForDesk = route({
  name: 'agreements.get-for-desk',
  method: 'GET',
  path: '/desk/agreements/:agreementId',
  audience: [...writers, 'auditor'],
  summary: 'One agreement with the steps the caller may take, and why the others are closed to them',
  input: z.object({ agreementId: Id }),
  output: AgreementAtDesk,
  refusals: { 'agreement-not-found': 404 },
});

export const draftAgreement = route({
  name: 'agreements.draft',
  method: 'POST',
  path: '/agreements',
  audience: writers,
  summary: 'Write an agreement with its parties and its measurable clauses (REG-04)',
  input: z.object({
    id: Id,
    title: z.string().trim().min(2).max(80),
    purpose: z.string().trim().min(2).max(1_000),
    startsOn: CivilDate,
    endsOn: CivilDate,
    parties: z
      .array(z.object({ organisationId: Id, role: PartyRole }))
      .min(2)
      .max(12),
    clauses: z
      .array(
        z.object({
          id: Id,
          text: z.string().trim().min(2).max(120),
          providerOrganisationId: Id,
          requesterOrganisationId: Id,
          target: Quantity.extend({ amount: z.coerce.number().int().min(1).max(1_000_000_000) }),
          from: CivilDate,
          dueOn: CivilDate,
          way: ClauseWay,
        }),
      )
      .min(1)
      .max(24),
  }),
  output: AgreementMoved,
  refusals: {
    'agreement-exists-already': 409,
    'organisation-not-found': 404,
    'not-your-agreement': 403,
    'too-few-main-parties': 422,
    'party-named-twice': 422,
    'main-party-not-of-the-party': 422,
    'clause-side-not-a-party': 422,
    'clause-sides-same': 422,
    'dates-out-of-order': 422,
    'agreement-holds-private-text': 422,
  },
});

export const proposeAgreement = route({
  name: 'agreements.propose',
  method: 'POST',
  path: '/agreements/:agreementId/proposal',
  audience: writers,
  summary: 'Put the draft before the other parties',
  input: z.object({ agreementId: Id }),
  output: AgreementMoved,
  refusals: stepRefusals,
});

export const agreeToAgreement = route({
  name: 'agreements.agree',
  method: 'POST',
  path: '/agreements/:agreementId/consents',
  audience: ['clerk'],
  summary: 'Agree in the name of one main party; with the last one it can be signed',
  input: z.object({ agreementId: Id, organisationId: Id }),
  output: AgreementMoved,
  refusals: stepRefusals,
});

export const signAgreement = route({
  name: 'agreements.sign',
  method: 'POST',
  path: '/agreements/:agreementId/signature',
  audience: writers,
  summary: 'Record the signature with its day and place; direct clauses become commitments',
  input: z.object({ agreementId: Id, signedOn: CivilDate, placeText: z.string().trim().min(2).max(60) }),
  output: AgreementMoved.extend({ commitments: z.array(z.object({ id: Id, ledgerNo: z.string(), clauseId: Id })) }),
  refusals: { ...stepRefusals, 'signed-in-the-future': 422, 'agreement-holds-private-text': 422 },
});

export const endAgreement = route({
  name: 'agreements.end',
  method: 'POST',
  path: '/agreements/:agreementId/end',
  audience: writers,
  summary: 'End an agreement whose term is over or whose clauses were all kept, with a summary',
  input: z.object({ agreementId: Id, summary: Reason }),
  output: AgreementMoved,
  refusals: { ...stepRefusals, 'agreement-holds-private-text': 422 },
});

export const terminateAgreement = route({
  name: 'agreements.terminate',
  method: 'POST',
  path: '/agreements/:agreementId/termination',
  audience: writers,
  summary: 'Step out of an agreement with a reason; commitments already made stand',
  input: z.object({ agreementId: Id, reason: Reason }),
  output: AgreementMoved,
  refusals: { ...stepRefusals, 'agreement-holds-private-text': 422 },
});
