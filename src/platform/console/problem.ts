/** One input that was not accepted. `path` is written as in forms: `lines[0].amount`. */
export type ProblemField = { readonly path: string; readonly message: string };

/**
 * Why a call was not answered: the refusal's name in `code`, its sentence in the person's language as `message`.
 * `status` is 0 when the server was not reached.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly ProblemField[];
  readonly requestId: string | null;

  constructor(told: {
    readonly status: number;
    readonly code: string;
    readonly title: string;
    readonly fields?: readonly ProblemField[];
    readonly requestId?: string | null;
  }) {
    super(told.title);
    this.name = 'Problem';
    this.status = told.status;
    this.code = told.code;
    this.fields = told.fields ?? [];
    this.requestId = told.requestId ?? null;
  }

  /** Whether nobody knows if the call had its effect, so that it must be repeated under the same key. */
  get isUncertain(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}
