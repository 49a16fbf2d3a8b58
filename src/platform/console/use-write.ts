import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { OutputOf } from '../../kernel/contract.ts';
import { call, type AnyRoute, type Sent } from './api.ts';
import { newId } from './new-id.ts';
import { Problem } from './problem.ts';
import { say } from './said.ts';

export type Write<R extends AnyRoute> = {
  /** Answers the output when it was done, undefined when it was refused; then `problem` says why. */
  readonly send: (input: Sent<R>) => Promise<OutputOf<R> | undefined>;
  readonly sending: boolean;
  readonly problem: Problem | null;
  readonly clear: () => void;
};

export type WhenDone<R extends AnyRoute> = {
  readonly onDone?: (output: OutputOf<R>) => void;
  /** A short sentence shown and read out once it was done: 已认领。 */
  readonly said?: string;
};

/**
 * Writes through a route. Once done everything on the screen is read again, since one write may move things that other
 * capabilities show. A send whose fate is unknown keeps its key, so pressing again cannot act twice.
 */
export function useWrite<R extends AnyRoute>(route: R, { onDone, said }: WhenDone<R> = {}): Write<R> {
  const queries = useQueryClient();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const uncertain = useRef<{ readonly body: string; readonly key: string } | null>(null);

  async function send(input: Sent<R>): Promise<OutputOf<R> | undefined> {
    const body = JSON.stringify(input);
    const key = uncertain.current?.body === body ? uncertain.current.key : newId();
    setSending(true);
    setProblem(null);
    try {
      const output = await call(route, input, key);
      uncertain.current = null;
      void queries.invalidateQueries();
      if (said) say(said);
      onDone?.(output);
      return output;
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      uncertain.current = cause.isUncertain ? { body, key } : null;
      setProblem(cause);
      return undefined;
    } finally {
      setSending(false);
    }
  }
  return { send, sending, problem, clear: () => setProblem(null) };
}
