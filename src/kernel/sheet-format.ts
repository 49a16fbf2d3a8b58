import { z } from 'zod';

/** In which form a table is handed out: as a workbook, or as text for other programs. */
export const SheetFormat = z.enum(['xlsx', 'csv']);
export type SheetFormat = z.infer<typeof SheetFormat>;
