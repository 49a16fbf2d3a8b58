import { Role } from '../../../kernel/actor.ts';

/** Over what a role can be held: an organisation with everything below it, or one activity. */
export type ScopeKind = 'organisation' | 'activity';

/** A right to give a role that comes with holding another. `below` leaves out the organisation one holds it over. */
export type Delegation = { readonly by: Role; readonly scope: ScopeKind; readonly where: 'within' | 'below' };

/** What is true of a role whoever holds it. Its name, sentence and warning stand in the messages under its key. */
export type RoleRow = {
  readonly scopes: readonly ScopeKind[];
  /** Who gives it besides the security administrator, who gives every role within reach. */
  readonly delegatedBy: readonly Delegation[];
  /** Roles that nobody may hold together with it (SEC-15). */
  readonly excludes: 'every-other' | readonly Role[];
  /** One of the three separated administrators (SEC-15): the last one over a place stays. */
  readonly isSeparated: boolean;
  /** Held over a whole place or not at all: what such a holder keeps belongs to no part of it. */
  readonly isOfWholePlace: boolean;
  /** When a grant for one activity ends, at the latest: with its last minute, or when its books are closed. */
  readonly endsWithActivity: 'when-over' | 'when-settled' | null;
};

/** Whose office it is to give roles. */
const OFFICE: Role = 'security-administrator';

const business: RoleRow = {
  scopes: ['organisation'],
  delegatedBy: [],
  excludes: [],
  isSeparated: false,
  isOfWholePlace: false,
  endsWithActivity: null,
};
const separated: RoleRow = { ...business, isSeparated: true };

/**
 * Every role as data: the form that grants, the generated documents, the rules and the checks all read this table.
 * What each role may do is written in the policies of the capabilities and in the audiences of their routes.
 */
export const catalogue: Readonly<Record<Role, RoleRow>> = {
  coordinator: business,
  clerk: { ...business, delegatedBy: [{ by: 'coordinator', scope: 'organisation', where: 'below' }] },
  leader: {
    ...business,
    scopes: ['organisation', 'activity'],
    delegatedBy: [{ by: 'clerk', scope: 'activity', where: 'within' }],
    endsWithActivity: 'when-settled',
  },
  helper: {
    ...business,
    scopes: ['activity'],
    delegatedBy: [
      { by: 'clerk', scope: 'activity', where: 'within' },
      { by: 'leader', scope: 'activity', where: 'within' },
    ],
    endsWithActivity: 'when-over',
  },
  editor: business,
  signer: business,
  'privacy-officer': business,
  auditor: { ...separated, excludes: 'every-other' },
  'security-administrator': { ...separated, excludes: ['system-administrator'] },
  'system-administrator': { ...separated, isOfWholePlace: true, excludes: ['security-administrator'] },
};

/** Whether one person may not hold both, whichever came first. */
export function areApart(one: Role, other: Role): boolean {
  return one !== other && (shutsOut(one, other) || shutsOut(other, one));
}

function shutsOut(one: Role, other: Role): boolean {
  const { excludes } = catalogue[one];
  return excludes === 'every-other' || excludes.includes(other);
}

/** The roles whose holders may give any role over scopes of this kind: the audience of the routes that grant. */
export function giversOf(scope: ScopeKind): readonly Role[] {
  const delegators = Role.options.filter((by) => by !== OFFICE && rolesGivenBy(by, scope).length > 0);
  return [OFFICE, ...delegators];
}

/** What a holder of this role may give over scopes of this kind. */
export function rolesGivenBy(by: Role, scope: ScopeKind): readonly Role[] {
  const heldOver = Role.options.filter((role) => catalogue[role].scopes.includes(scope));
  if (by === OFFICE) return heldOver;
  return heldOver.filter((role) => catalogue[role].delegatedBy.some((each) => each.by === by && each.scope === scope));
}
