import type { Fact } from '../../../kernel/decision.ts';
import type { Person } from './model.ts';

export const personRegistered = ({ id, organisationId }: Person): Fact => ({
  name: 'people.registered',
  subject: { kind: 'person', id },
  detail: { organisationId },
});
