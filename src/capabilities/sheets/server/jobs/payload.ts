import { z } from 'zod';

/** What each job of an import is told: which one. All else lies in its row. */
export const ImportPayload = z.object({ importId: z.uuid() });
