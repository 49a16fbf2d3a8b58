import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { getImport, type ImportShown } from '../contract.ts';

const LOOK_EVERY_MS = 1_000;
const SAY_EVERY_MS = 5_000;

export function isMoving({ state }: Pick<ImportShown, 'state'>): boolean {
  return state === 'reading' || state === 'writing' || state === 'undoing';
}

/** Looks how far it is as long as the product works on it; when that ends everything on the screen is read again. */
export function useLooking(one: ImportShown): void {
  const queries = useQueryClient();
  const moving = isMoving(one);
  useEffect(() => {
    if (!moving) return undefined;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: [getImport.name] }), LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      void queries.invalidateQueries();
    };
  }, [moving, queries]);
}

/** The same sentence, but changed only now and then: somebody who listens must not be told every second. */
export function useCalm(sentence: string, isUrgent: boolean): string {
  const [said, setSaid] = useState(sentence);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(sentence), isUrgent ? 0 : SAY_EVERY_MS);
    return () => clearTimeout(timer);
    // Only the first of several changes starts the clock; the latest sentence is taken when it rings.
  }, [sentence, isUrgent]);
  return said;
}
