import { z } from 'zod';
import { CivilDate } from '../../../kernel/days.ts';

/** The number of a paper as it stands there: 东港党〔2026〕3号. An empty field is none. */
export const DocumentNo = z
  .string()
  .trim()
  .max(60)
  .transform((text) => text || null)
  .nullable()
  .default(null);

/** What a change of the records rests on. */
export const basisInput = {
  on: CivilDate,
  documentNo: DocumentNo,
  reason: z.string().trim().min(2).max(200),
};
