import { z } from 'zod';
import { route } from '../../../kernel/contract.ts';
import { SheetFormat } from '../../../kernel/sheet-format.ts';

export const exportOrganisations = route({
  name: 'organisations.export',
  method: 'GET',
  path: '/organisation-sheet',
  audience: ['coordinator', 'clerk', 'auditor', 'system-administrator'],
  summary: 'All organisations as a table, parents before those below them; can be imported elsewhere',
  input: z.object({ format: SheetFormat.default('xlsx') }),
  output: z.unknown(),
  refusals: { 'too-many-rows': 422 },
});
