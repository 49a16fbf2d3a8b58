import { z } from 'zod';
import { Id, pageInput, route } from '../../kernel/contract.ts';
import { CivilDate, CivilMonth } from '../../kernel/days.ts';

/** A period of whole months, both ends counted, and the organisation whose subtree is asked for (all when left out). */
const question = {
  organisationId: Id.optional(),
  from: CivilMonth,
  to: CivilMonth,
};

const FigureCard = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  definition: z.string(),
  source: z.string(),
});

/** `value` is exact in the figure's own unit (minutes for hours); `text` is what is shown. */
const FigureValue = FigureCard.extend({
  organisationId: z.string().nullable(),
  organisationName: z.string(),
  from: CivilMonth,
  to: CivilMonth,
  value: z.number().int(),
  text: z.string(),
  rowCount: z.number().int(),
  byMonth: z.array(z.object({ month: CivilMonth, value: z.number().int(), text: z.string() })),
  mayOpenRows: z.boolean(),
});
export type FigureValue = z.output<typeof FigureValue>;

/** Rows are keyed by an id or by two; a key that is neither begins the list anew. */
const RowKey = z
  .union([Id, z.templateLiteral([Id, '~', Id])])
  .optional()
  .catch(undefined);

const refusals = { 'figure-not-found': 404, 'organisation-not-found': 404, 'period-not-valid': 422 } as const;

export const listFigures = route({
  name: 'figures.list',
  method: 'GET',
  path: '/figures',
  audience: 'anyone',
  summary: 'The catalogue of figures, each with its definition',
  input: z.object({}),
  output: z.object({ items: z.array(FigureCard) }),
  refusals: {},
});

export const getFigure = route({
  name: 'figures.get',
  method: 'GET',
  path: '/figures/:figureId',
  audience: 'anyone',
  summary: 'One figure for an organisation and everything below it, over whole months',
  input: z.object({ figureId: z.string().max(60), ...question }),
  output: FigureValue,
  refusals,
});

export const listFigureRows = route({
  name: 'figures.list-rows',
  method: 'GET',
  path: '/figures/:figureId/rows',
  audience: ['coordinator', 'clerk', 'leader', 'editor', 'signer', 'auditor'],
  summary: 'The rows behind a figure; their amounts sum to it',
  input: z.object({ figureId: z.string().max(60), ...question, ...pageInput, after: RowKey }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        on: CivilDate,
        label: z.string(),
        organisationName: z.string(),
        personName: z.string().nullable(),
        amount: z.number().int(),
        amountText: z.string(),
        to: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  refusals: { ...refusals, 'rows-not-for-you': 403 },
});
