import { z } from 'zod';
import { Id, pageInput, pageOf, route } from '../../../kernel/contract.ts';
import { CivilDate } from '../../../kernel/days.ts';
import { RegionCode, RegionSystem } from '../domain/regions.ts';

const RegionRow = z.object({
  /** Code, system and first day: what tells an edition from all others, and where a list goes on. */
  key: z.string(),
  code: RegionCode,
  system: RegionSystem,
  name: z.string(),
  parentCode: z.string().nullable(),
  from: CivilDate.nullable(),
  until: CivilDate.nullable(),
  successorCodes: z.array(z.string()),
});
export type RegionRow = z.output<typeof RegionRow>;

export const listRegions = route({
  name: 'organisations.list-regions',
  method: 'GET',
  path: '/regions',
  audience: 'anyone',
  summary: 'Region codes of the place as brought in, abolished ones included, by code; found by code or name',
  input: z.object({ text: z.string().trim().max(60).default(''), ...pageInput }),
  output: pageOf(RegionRow),
  refusals: {},
});

export const listAbolishedInUse = route({
  name: 'organisations.list-abolished-in-use',
  method: 'GET',
  path: '/regions-abolished-in-use',
  audience: ['coordinator', 'system-administrator'],
  summary: 'Organisations whose region code has been abolished, with the codes that came after it',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        id: Id,
        name: z.string(),
        code: z.string(),
        regionName: z.string().nullable(),
        successors: z.array(z.object({ code: z.string(), name: z.string().nullable() })),
      }),
    ),
    isCut: z.boolean(),
  }),
  refusals: {},
});

export const importRegions = route({
  name: 'organisations.import-regions',
  method: 'POST',
  path: '/region-imports',
  audience: ['system-administrator'],
  summary: 'Bring in a dated table of region codes, pasted from a sheet; the whole of it or nothing',
  input: z.object({ id: Id, text: z.string().min(1).max(200_000) }),
  output: z.object({ rowCount: z.number().int() }),
  refusals: {
    'regions-not-yours': 403,
    'sheet-has-troubles': 422,
    'sheet-is-empty': 422,
  },
});
