import type { ReactNode } from 'react';
import { locale } from '../language.ts';
import type { Problem } from '../problem.ts';
import { words } from '../words.ts';

/** Why a write was refused, in a sentence; read out as soon as it appears. */
export function ProblemNotice({ problem }: { readonly problem: Problem | null }): ReactNode {
  const says = words[locale].problems;
  return (
    <div role="alert" className={problem ? 'problem-notice' : undefined}>
      {problem ? <p>{problem.fields.length > 0 && problem.status === 400 ? says.fields : problem.message}</p> : null}
      {problem?.status === 500 && problem.requestId ? <small>{says.requestId(problem.requestId)}</small> : null}
    </div>
  );
}
