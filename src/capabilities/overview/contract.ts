import { z } from 'zod';
import { route } from '../../kernel/contract.ts';
import { CivilDate, CivilMonth } from '../../kernel/days.ts';

const DueItem = z.object({
  id: z.string(),
  tag: z.object({ tone: z.enum(['open', 'doing', 'waiting', 'done', 'late']), text: z.string() }),
  title: z.string(),
  detail: z.string(),
  dueOn: CivilDate.nullable(),
  step: z.object({ text: z.string(), to: z.string(), weight: z.enum(['main', 'quiet']) }),
});

export const listToday = route({
  name: 'overview.list-today',
  method: 'GET',
  path: '/today',
  audience: 'signed-in',
  summary: 'What waits for the caller today, the most urgent first',
  input: z.object({}),
  output: z.object({ today: CivilDate, items: z.array(DueItem) }),
  refusals: {},
});

export const getYear = route({
  name: 'overview.get-year',
  method: 'GET',
  path: '/year',
  audience: 'anyone',
  summary: 'The figures of the whole place for this year so far',
  input: z.object({}),
  output: z.object({
    from: CivilMonth,
    to: CivilMonth,
    figures: z.array(z.object({ id: z.string(), unit: z.string(), text: z.string() })),
  }),
  refusals: {},
});
