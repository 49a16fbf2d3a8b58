import { createContext, useContext } from 'react';
import type { Grant, PersonActor } from '../../kernel/actor.ts';

/** The person at the console, as the app hands it in. */
export type Me = {
  readonly personId: string;
  readonly name: string;
  readonly organisationName: string | null;
  /** Roles are held that sleep until there is a second factor. */
  readonly needsSecondFactor: boolean;
  readonly grants: readonly (Grant & { readonly organisationName: string })[];
};

export const MeContext = createContext<Me | null>(null);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe is used outside the console');
  return me;
}

/**
 * The person as policies see it, for asking the same `may…` functions as the server does. The browser knows neither
 * tenant nor session; policies do not ask for them.
 */
export function useActor(): PersonActor {
  const me = useMe();
  return { kind: 'person', tenantId: '', sessionId: '', personId: me.personId, grants: me.grants };
}
