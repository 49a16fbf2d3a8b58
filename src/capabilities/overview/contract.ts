import { z } from 'zod';
import { route } from '../../kernel/contract.ts';
import { CivilDate } from '../../kernel/days.ts';

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
