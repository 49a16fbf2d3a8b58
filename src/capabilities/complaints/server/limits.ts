import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Per address, generous, because a whole office may share one; per place, so that no flood fills the desk. */
const byAddress = new RateLimiterMemory({ points: 20, duration: 3_600 });
const byPlace = new RateLimiterMemory({ points: 300, duration: 3_600 });
/** Codes have 32^10 values; this keeps anybody from trying many. */
const byLookUp = new RateLimiterMemory({ points: 60, duration: 600 });

async function isTooMuch(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  return limiter.consume(key).then(
    () => false,
    () => true,
  );
}

type Sender = { readonly tenantId: string; readonly clientAddress: string };

export async function sendsTooMuch({ tenantId, clientAddress }: Sender): Promise<boolean> {
  return (await isTooMuch(byAddress, `${tenantId} ${clientAddress}`)) || isTooMuch(byPlace, tenantId);
}

export function triesTooMuch({ tenantId, clientAddress }: Sender): Promise<boolean> {
  return isTooMuch(byLookUp, `${tenantId} ${clientAddress}`);
}
