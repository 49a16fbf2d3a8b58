import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import type { Audience, OutputOf, Route } from '../../kernel/contract.ts';
import type { Instant } from '../../kernel/days.ts';
import type { Locale } from '../../kernel/words.ts';

type AnyRoute = Route<z.ZodObject, z.ZodType, string>;

/** Everything a page may know about the visit. `read` asks a route in the visitor's own name. */
export type Visit = {
  readonly place: { readonly slug: string; readonly name: string };
  readonly locale: Locale;
  readonly actor: Actor;
  readonly now: Instant;
  /** The path within the place, without query: `/needs/018f…`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly read: <R extends AnyRoute>(route: R, input: z.input<R['input']>) => Promise<OutputOf<R>>;
  /** A new id: each form carries one, so that sending it twice is harmless. */
  readonly newId: () => string;
  /** Whether the demo town and the recording stand-ins are active. */
  readonly isDemo: boolean;
  /** The nonce of this answer's content security policy, for the few scripts a page carries. */
  readonly nonce: string;
};

/** What became of a form that was sent and not accepted. The visitor finds again what was typed. */
export type FormTrouble = {
  readonly form: string;
  readonly values: Readonly<Record<string, string>>;
  /** Why the whole was refused, as a sentence in the visitor's language; null when only fields are wrong. */
  readonly sentence: string | null;
  readonly fields: Readonly<Record<string, string>>;
};

/**
 * A form that works without JavaScript: it posts to its own page with the hidden field `form` naming it. The platform
 * makes the input of the route from the fields (`lines[0].amount` nests), calls it as the API would, and then goes to
 * `then`, or shows the page again with what is wrong.
 */
export type PageForm<R extends AnyRoute = AnyRoute> = {
  readonly route: R;
  /** Changes the sent fields into the route's input. Without it: path parameters and fields as they are. */
  readonly input?: (values: Record<string, unknown>, visit: Visit) => Record<string, unknown>;
  /** Where to go when it was done: a path within the place. */
  readonly then: (output: OutputOf<R>, visit: Visit) => string;
};

export function form<R extends AnyRoute>(route: R, rest: Omit<PageForm<R>, 'route'>): PageForm {
  return { route, ...rest } as unknown as PageForm;
}

export type ViewProps<Data> = { readonly data: Data; readonly visit: Visit; readonly trouble?: FormTrouble };

/** A page of the portal or of the phone: loads through routes, draws itself on the server. */
export type Page<Data = unknown> = {
  readonly path: string;
  readonly audience: Audience;
  readonly face: 'portal' | 'phone';
  readonly load: (visit: Visit) => Promise<Data>;
  readonly title: (data: Data, visit: Visit) => string;
  readonly View: (props: ViewProps<Data>) => ReactNode;
  readonly forms?: Readonly<Record<string, PageForm>>;
  /** Names of island files (`platform/pages/islands/<name>.ts`) that bring the page to life. */
  readonly islands?: readonly string[];
};

export function page<Data>(definition: Page<Data>): Page {
  return definition as unknown as Page;
}

/** Thrown by `load` when the thing is not there or not for this visitor: the answer is the 404 page. */
export class PageNotFound extends Error {}

/** Thrown by `load` to send the visitor elsewhere, e.g. to sign in. The path lies within the place. */
export class GoTo extends Error {
  readonly path: string;
  constructor(path: string) {
    super(path);
    this.path = path;
  }
}

/** Thrown by `load` to send the visitor to another site that the installation trusts, e.g. its identity provider. */
export class GoElsewhere extends Error {
  readonly address: string;
  constructor(address: string) {
    super('elsewhere');
    this.address = address;
  }
}
