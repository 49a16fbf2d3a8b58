import { Suspense, type ComponentType, type ReactNode } from 'react';
import { useAskedProof } from './proof.ts';

/** What a capability draws when a proof is asked for. */
export type ProofDrawerProps = { readonly onProven: () => void; readonly onClose: () => void };

/** Stands beside every screen: when a call needs a proof, the drawer opens over what the person was doing. */
export function ProofGate({ Drawer }: { readonly Drawer: ComponentType<ProofDrawerProps> }): ReactNode {
  const asked = useAskedProof();
  if (!asked) return null;
  return (
    <Suspense fallback={null}>
      <Drawer onProven={() => asked.answer(true)} onClose={() => asked.answer(false)} />
    </Suspense>
  );
}
