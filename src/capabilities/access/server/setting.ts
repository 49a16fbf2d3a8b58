import type { Role } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import { usualTerm, type SessionTerm } from '../domain/model.ts';
import { usualPolicy, type PasswordPolicy } from '../domain/passwords.ts';

/** Where staff of an organisation sign in already. */
export type IdentityProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What stands on the button. */
  readonly name: string;
};

/** What access must know of the installation; set once at start. */
type AccessSetting = {
  /** Whether the demo town lives here and its stand-ins are active. Otherwise its doors do not exist. */
  readonly isDemo: boolean;
  readonly demoPassword: string;
  /** Whether people come by https, so that cookies may be bound to it. */
  readonly isSecure: boolean;
  /** What people type; passkeys are bound to it and the identity provider sends people back to it. */
  readonly publicUrl: string;
  /** Puts the demo town's clock forward and remembers it; answers what it shows then. */
  readonly moveDemoClock?: ((minutes: number) => Promise<Instant>) | undefined;
  /** What the wall clock shows: an authenticator app does not live in the demo town's year. */
  readonly machineNow: () => number;
  readonly term: SessionTerm;
  readonly policy: PasswordPolicy;
  /** What argon2id costs. */
  readonly hashing: { readonly memoryCost: number; readonly timeCost: number };
  /** Roles that sleep in a session that began without a second factor. */
  readonly secondFactorRoles: readonly Role[];
  readonly identity?: IdentityProvider | undefined;
};

const usual: AccessSetting = {
  isDemo: false,
  demoPassword: '',
  isSecure: true,
  publicUrl: 'http://localhost:8080',
  machineNow: Date.now,
  term: usualTerm,
  policy: usualPolicy,
  hashing: { memoryCost: 19_456, timeCost: 2 },
  secondFactorRoles: [],
};

let setting = usual;

/** Sets what an installation chose; what it leaves out is as usual. */
export function setAccess(chosen: Partial<AccessSetting>): void {
  setting = { ...usual, ...chosen };
}

export function accessSetting(): AccessSetting {
  return setting;
}
