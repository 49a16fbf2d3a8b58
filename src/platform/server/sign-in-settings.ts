import { z } from 'zod';
import { Role } from '../../kernel/actor.ts';
import { proxiesFrom, type Proxies } from './http/client-address.ts';

const whole = (least: number, most: number, example: string) => {
  const error = `must be a whole number from ${least} to ${most}. Example: ${example}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error);
};

const rolesMeaning = `must be off, or names of roles with commas between. They are: ${Role.options.join(', ')}`;

/** The roles that an installation for real data asks a second factor of, unless it says otherwise. */
const USUAL_SECOND_FACTOR_ROLES: readonly Role[] = [
  'system-administrator',
  'security-administrator',
  'auditor',
  'privacy-officer',
  'coordinator',
];

const roles = z.string().transform((text, context): readonly Role[] => {
  if (text.trim() === 'off') return [];
  const read = z.array(Role).safeParse(text.split(',').map((part) => part.trim()));
  if (read.success) return read.data;
  context.addIssue({ code: 'custom', message: rolesMeaning });
  return z.NEVER;
});

const proxies = z.string().transform((text, context): Proxies => {
  const read = proxiesFrom(text);
  if (read) return read;
  const message =
    'must list addresses of your own proxies, e.g. TRUSTED_PROXIES=10.0.0.0/8,192.0.2.7 or loopback. ' +
    'Only what these say about a caller’s address is believed';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** Https, or something on this very machine: anybody between could else read codes, or say who people are. */
export function isSealedOrHere(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}

const issuer = z
  .string()
  .refine(
    isSealedOrHere,
    'must be the https address of your identity provider. Example: OIDC_ISSUER=https://id.example.cn',
  );

/** How people sign in, as far as an installation may choose (SEC-14). The standards name no numbers. */
export const signInEnvironment = {
  TRUSTED_PROXIES: proxies.optional(),
  SESSION_IDLE_MINUTES: whole(5, 43_200, 'SESSION_IDLE_MINUTES=720').default(12 * 60),
  SESSION_DAYS: whole(1, 90, 'SESSION_DAYS=14').default(14),
  PASSWORD_LENGTH: whole(8, 64, 'PASSWORD_LENGTH=10').default(10),
  PASSWORD_CLASSES: whole(0, 4, 'PASSWORD_CLASSES=3').default(0),
  PASSWORD_DAYS: whole(0, 730, 'PASSWORD_DAYS=180, or 0 for never').default(0),
  PASSWORD_HISTORY: whole(0, 10, 'PASSWORD_HISTORY=3').default(3),
  PASSWORD_HASH_KIB: whole(7_168, 1_048_576, 'PASSWORD_HASH_KIB=19456').default(19_456),
  PASSWORD_HASH_PASSES: whole(1, 10, 'PASSWORD_HASH_PASSES=2').default(2),
  SECOND_FACTOR_ROLES: roles.optional(),
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(20, 'must be a short name for the button. Example: OIDC_NAME=市统一认证').optional(),
  CODES_ON_SCREEN: z
    .enum(['on', 'off'], { error: 'must be on or off. With on, codes are printed by the server: for a trial only' })
    .default('off'),
};

const SignInEnvironment = z.object(signInEnvironment);
type Given = z.output<typeof SignInEnvironment>;

export type SignInSettings = {
  readonly proxies: Proxies | undefined;
  readonly term: { readonly idleMinutes: number; readonly absoluteMinutes: number };
  readonly policy: {
    readonly leastLength: number;
    readonly leastClasses: number;
    readonly mostDays: number;
    readonly history: number;
  };
  readonly hashing: { readonly memoryCost: number; readonly timeCost: number };
  /** Outside the demo town; there nobody needs one unless it was said. */
  readonly secondFactorRoles: readonly Role[];
  readonly isSecondFactorChosen: boolean;
  readonly identity:
    | { readonly issuer: string; readonly clientId: string; readonly clientSecret: string; readonly name: string }
    | undefined;
  /** Without a way to send messages: whether the server prints the codes, so that a trial can do without. */
  readonly areCodesPrinted: boolean;
};

const identityNeeds = 'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed together, or none of them.';

/** What was given as the server wants it, or the sentence that says what does not fit together. */
export function signInSettings(given: Given): SignInSettings | string {
  const { OIDC_ISSUER: at, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  const parts = [at, clientId, clientSecret].filter((part) => part !== undefined).length;
  if (parts !== 0 && parts !== 3) return identityNeeds;
  const name = given.OIDC_NAME ?? 'OpenID Connect';
  return {
    proxies: given.TRUSTED_PROXIES,
    term: { idleMinutes: given.SESSION_IDLE_MINUTES, absoluteMinutes: given.SESSION_DAYS * 24 * 60 },
    policy: {
      leastLength: given.PASSWORD_LENGTH,
      leastClasses: given.PASSWORD_CLASSES,
      mostDays: given.PASSWORD_DAYS,
      history: given.PASSWORD_HISTORY,
    },
    hashing: { memoryCost: given.PASSWORD_HASH_KIB, timeCost: given.PASSWORD_HASH_PASSES },
    secondFactorRoles: given.SECOND_FACTOR_ROLES ?? USUAL_SECOND_FACTOR_ROLES,
    isSecondFactorChosen: given.SECOND_FACTOR_ROLES !== undefined,
    identity: at && clientId && clientSecret ? { issuer: at, clientId, clientSecret, name } : undefined,
    areCodesPrinted: given.CODES_ON_SCREEN === 'on',
  };
}

/** Said when nobody could ever read a code; undefined when somebody can. */
export function refuseUnreadableCodes(
  settings: { readonly smsProvider: string; readonly signIn: SignInSettings },
  isDemo: boolean,
): string | undefined {
  if (isDemo || settings.smsProvider !== 'recording' || settings.signIn.areCodesPrinted) return undefined;
  return (
    'Outside the demo town nobody can read the codes that SMS_PROVIDER=recording keeps, so nobody could sign in. ' +
    'Set SMS_PROVIDER=http with your gateway; or, for a trial on this machine only, CODES_ON_SCREEN=on, ' +
    'with which the server prints the codes where it was started.'
  );
}
