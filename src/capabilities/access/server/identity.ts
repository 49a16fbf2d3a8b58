import * as oidc from 'openid-client';
import { z } from 'zod';
import { addMinutes } from '../../../kernel/days.ts';
import type { Call } from '../../../platform/server/handle.ts';
import { blindIndex, blindIndexes, seal, unseal } from '../../../platform/server/sealing.ts';
import { Phone } from '../../people/domain/model.ts';
import { safeNext } from '../domain/rules.ts';
import { accessSetting, type IdentityProvider } from './setting.ts';

/** What must come back with the browser, sealed in a cookie so that nothing waits in the database for strangers. */
const COOKIE = 'tongxin_identity';
const IDENTITY = 'identity';
const WAY_MINUTES = 10;
const ANSWER_SECONDS = 8;
const Way = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string().nullable(),
  until: z.string(),
});
type Way = z.infer<typeof Way>;

type Caller = Pick<Call<never>, 'place' | 'now' | 'caller'>;

let known: { readonly provider: IdentityProvider; readonly config: Promise<oidc.Configuration> } | undefined;

/** Asks the provider once what it offers, and again when that failed. */
function configOf(provider: IdentityProvider): Promise<oidc.Configuration> {
  if (known?.provider === provider) return known.config;
  const issuer = new URL(provider.issuer);
  const isPlain = issuer.protocol === 'http:';
  const config = oidc.discovery(issuer, provider.clientId, provider.clientSecret, undefined, {
    timeout: ANSWER_SECONDS,
    // Only for a provider on the same machine, as in tests; the settings refuse any other without https.
    ...(isPlain ? { execute: [oidc.allowInsecureRequests] } : {}),
  });
  known = { provider, config };
  config.catch(() => (known = undefined));
  return config;
}

function returnAddress({ place }: Caller): string {
  return `${accessSetting().publicUrl}/${place.slug}/sign-in/identity/return`;
}

/** Under https the name begins so that browsers take the cookie from nothing less. */
function cookieName(): string {
  return accessSetting().isSecure ? `__Secure-${COOKIE}` : COOKIE;
}

function setWay(call: Caller, value: string, maxAgeSeconds: number): void {
  const secure = accessSetting().isSecure ? '; Secure' : '';
  const name = cookieName();
  const path = `/${call.place.slug}`;
  const header = `${name}=${value}; Path=${path}; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`;
  call.caller.setCookie(header);
}

/** Where the provider asks who it is: authorization code with PKCE, state and nonce. */
export async function addressToAsk(call: Caller, provider: IdentityProvider, next?: string): Promise<string> {
  const config = await configOf(provider);
  const way: Way = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    next: safeNext(next) ?? null,
    until: addMinutes(call.now, WAY_MINUTES),
  };
  setWay(call, seal(JSON.stringify(way), COOKIE), WAY_MINUTES * 60);
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: returnAddress(call),
    scope: 'openid phone',
    state: way.state,
    nonce: way.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(way.verifier),
    code_challenge_method: 'S256',
  });
  return address.href;
}

function readWay(call: Caller): Way | undefined {
  const kept = call.caller.cookie?.(cookieName());
  try {
    const way = Way.parse(JSON.parse(unseal(decodeURIComponent(kept ?? ''), COOKIE)));
    return call.now < way.until ? way : undefined;
  } catch {
    // No cookie, one of another installation, or one that somebody wrote.
    return undefined;
  }
}

export type Confirmed = {
  /** Stands for the provider and its name for the person. */
  readonly subjectIndex: string;
  /** The same, also as another cipher would have written it. */
  readonly known: readonly string[];
  /** Only a telephone that the provider has verified, and only one of ours. */
  readonly phone: string | undefined;
  readonly next: string | null;
};

/** Whom the provider confirmed; undefined when anything does not hold. The way back serves once. */
export async function readConfirmed(
  call: Caller,
  provider: IdentityProvider,
  query: string,
): Promise<Confirmed | undefined> {
  const way = readWay(call);
  setWay(call, '', 0);
  if (!way) return undefined;
  try {
    const config = await configOf(provider);
    const tokens = await oidc.authorizationCodeGrant(config, new URL(`${returnAddress(call)}?${query}`), {
      pkceCodeVerifier: way.verifier,
      expectedState: way.state,
      expectedNonce: way.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) return undefined;
    const told =
      claims['phone_number'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
        ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
        : claims;
    const phone = told['phone_number_verified'] === true ? Phone.safeParse(told['phone_number']).data : undefined;
    const subject = `${claims.iss} ${claims.sub}`;
    return {
      subjectIndex: blindIndex(subject, IDENTITY),
      known: blindIndexes(subject, IDENTITY),
      phone,
      next: way.next,
    };
  } catch {
    // What a provider or a forger sends is never repeated; the visitor is told that it was not confirmed.
    return undefined;
  }
}
