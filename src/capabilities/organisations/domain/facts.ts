import type { Fact } from '../../../kernel/decision.ts';
import type { Organisation } from './model.ts';

export const organisationAdded = ({ id, parentId, kind, hostOrganisationId }: Organisation): Fact => ({
  name: 'organisations.added',
  subject: { kind: 'organisation', id },
  detail: { parentId, kind, hostOrganisationId },
});
