import { z } from 'zod';

/** Where a thing came from, kept opaque: the capability and the id there. No foreign key follows it. */
export const Origin = z.object({ capability: z.string().min(1).max(40), id: z.uuid() });
export type Origin = z.infer<typeof Origin>;
