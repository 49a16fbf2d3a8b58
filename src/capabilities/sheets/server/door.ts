import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import * as kinds from './kinds.ts';

/** Told once at start what the capabilities of the house can import. */
export function useSheetKinds(capabilities: readonly CapabilityOffer[]): void {
  kinds.useSheetKinds(capabilities);
}
