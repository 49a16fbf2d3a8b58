import { z } from 'zod';
import { route } from '../../../kernel/contract.ts';
import { CivilDate } from '../../../kernel/days.ts';
import { keepRefusals, MaskedRecord } from '../contract.ts';
import { recordFields } from '../domain/record.ts';

/** One's own data as they are, only for oneself and only when asked for. */
const Whole = z.object({
  name: z.string(),
  phone: z.string().nullable(),
  paperNumber: z.string().nullable(),
  birthOn: CivilDate.nullable(),
});

export const myProfile = route({
  name: 'people.my-profile',
  method: 'GET',
  path: '/my/profile',
  audience: 'signed-in',
  summary: 'One’s own record, masked; with show=whole also the values themselves',
  input: z.object({ show: z.enum(['masked', 'whole']).default('masked').catch('masked') }),
  output: MaskedRecord.extend({ name: z.string(), whole: Whole.nullable() }),
  refusals: { 'person-not-found': 404 },
});

const { sex, birthOn, paper, residenceRegion, skills, serviceCategories } = recordFields;

export const amendOwn = route({
  name: 'people.amend-own',
  method: 'POST',
  path: '/my/profile',
  audience: 'signed-in',
  summary: 'Mend one’s own record; fields that are left out stay, null takes a value away',
  input: z.object({
    name: recordFields.name.optional(),
    sex,
    birthOn,
    paper,
    residenceRegion,
    skills,
    serviceCategories,
  }),
  output: z.object({}),
  refusals: {
    ...keepRefusals,
    'person-not-found': 404,
    'nothing-changed': 422,
    'minor-needs-officer': 403,
    'too-many-papers': 429,
  },
});
