import type { Fact } from '../../../kernel/decision.ts';
import type { Person } from './model.ts';

const about = (id: string) => ({ kind: 'person', id });

export const personRegistered = ({ id, organisationId }: Person): Fact => ({
  name: 'people.registered',
  subject: about(id),
  detail: { organisationId },
});

/** An organisation entered somebody's data; `consentReference` is the number of the paper with the consent. */
export const personEntered = (id: string, detail: { organisationId: string; fields: readonly string[] }): Fact => ({
  name: 'people.entered',
  subject: about(id),
  detail,
});

/** What a sheet had entered was taken away again. The number is told because it is never given out anew. */
export const recordTakenBack = ({ id, organisationId, volunteerNo }: Person): Fact => ({
  name: 'people.taken-back',
  subject: about(id),
  detail: { organisationId, volunteerNo },
});

/** Which fields changed, never to what. */
export const recordAmended = (id: string, fields: readonly string[]): Fact => ({
  name: 'people.amended',
  subject: about(id),
  detail: { fields },
});

export const guardianRecorded = (personId: string, guardianId: string): Fact => ({
  name: 'people.guardian-recorded',
  subject: about(personId),
  detail: { guardianId },
});

/** Somebody looked for people: by what, and how many were found. What was typed is not said. */
export const peopleSearched = (searchId: string, by: string, count: number): Fact => ({
  name: 'people.searched',
  subject: { kind: 'search', id: searchId },
  detail: { by, count },
});

type Revealed = { readonly revealId: string; readonly what: string; readonly reason: string };

/** The reason is part of the fact: an audit asks for it first. It was checked to hold no number of anybody. */
export const valueRevealed = (personId: string, detail: Revealed & { readonly approvalId: string | null }): Fact => ({
  name: 'people.revealed',
  subject: about(personId),
  detail,
});

/** The account was closed: name, telephone and papers are gone, the number stays. */
export const personForgotten = (id: string): Fact => ({ name: 'people.forgotten', subject: about(id), detail: {} });

type Merged = { readonly mergeId: string; readonly mergedId: string };

export const peopleMerged = (survivorId: string, detail: Merged & { readonly reason: string }): Fact => ({
  name: 'people.merged',
  subject: about(survivorId),
  detail,
});
export const mergeUndone = (survivorId: string, detail: Merged & { readonly reason: string }): Fact => ({
  name: 'people.merge-undone',
  subject: about(survivorId),
  detail,
});
export const saidToBeDifferent = (oneId: string, otherId: string): Fact => ({
  name: 'people.said-to-be-different',
  subject: about(oneId),
  detail: { otherId },
});
