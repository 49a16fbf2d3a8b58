import { useSyncExternalStore } from 'react';

type Asked = { readonly answer: (isProven: boolean) => void };

let asked: Asked | null = null;
const listeners = new Set<() => void>();

function change(next: Asked | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let waiting: Promise<boolean> | null = null;

/**
 * Asks the person to show again who it is, before something sensitive. Answers whether that was done. Asked several
 * times at once, it asks the person once.
 */
export function askForProof(): Promise<boolean> {
  waiting ??= new Promise<boolean>((resolve) => {
    const answer = (isProven: boolean): void => {
      waiting = null;
      change(null);
      resolve(isProven);
    };
    change({ answer });
  });
  return waiting;
}

/** What is asked of the person now; null when nothing is. */
export function useAskedProof(): Asked | null {
  return useSyncExternalStore(subscribe, () => asked);
}
