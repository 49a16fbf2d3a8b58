import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { setAccess } from './door.ts';

/** A real provider on a port of its own. Who signs in there is whoever `account` names; it asks for no password. */
type Account = { readonly sub: string; readonly phone?: string; readonly isVerified?: boolean };

let town: Town;
let office: Office;
let provider: Server;
let issuer = '';
let account: Account = { sub: 'nobody' };
const PUBLIC_URL = 'http://here.example';

beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  provider = createServer();
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const oidc = makeProvider();
  const answerRequest = oidc.callback();
  provider.on('request', (request, response) => void answerRequest(request, response));
});
afterAll(async () => {
  provider.closeAllConnections();
  provider.close();
  await town.close();
});
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

function makeProvider(): Provider {
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'tongxin',
        client_secret: 'a secret of the test only',
        redirect_uris: [`${PUBLIC_URL}/${town.place.slug}/sign-in/identity/return`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], phone: ['phone_number', 'phone_number_verified'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['of the test only'] },
    findAccount: () => ({
      accountId: account.sub,
      claims: async () => ({
        sub: account.sub,
        phone_number: account.phone,
        phone_number_verified: account.isVerified ?? true,
      }),
    }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  });
  oidc.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) return next();
    const { prompt, params } = await oidc.interactionDetails(context.req, context.res);
    const grant = new oidc.Grant({ accountId: account.sub, clientId: String(params['client_id']) });
    grant.addOIDCScope('openid phone');
    const consent = prompt.name === 'consent' ? { consent: { grantId: await grant.save() } } : {};
    const result = prompt.name === 'login' ? { login: { accountId: account.sub } } : consent;
    await oidc.interactionFinished(context.req, context.res, result);
    context.respond = false;
    return undefined;
  });
  return oidc;
}

const useProvider = () =>
  setAccess({
    isDemo: true,
    isSecure: false,
    publicUrl: PUBLIC_URL,
    identity: { issuer, clientId: 'tongxin', clientSecret: 'a secret of the test only', name: '市统一认证' },
  });

const cookiesOf = (response: Response) => response.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
const here = (path: string, cookie = '') =>
  town.house.http.fetch(new Request(`${PUBLIC_URL}/${town.place.slug}${path}`, { headers: { cookie } }));

/** Follows the way through the provider as a browser does, and stops before it comes back. */
async function goThrough(address: string): Promise<string> {
  const jar = new Map<string, string>();
  for (let at = address, hops = 0; hops < 12; hops += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const pair of cookiesOf(response)) {
      const cut = pair.indexOf('=');
      jar.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    const next = new URL(response.headers.get('location') ?? '', at).href;
    if (next.startsWith(PUBLIC_URL)) return next.slice(`${PUBLIC_URL}/${town.place.slug}`.length);
    at = next;
  }
  throw new Error('The provider never sent the browser back.');
}

async function signInThere(as: Account, next = '') {
  account = as;
  const begun = await here(`/sign-in/identity${next}`);
  const [cookie = ''] = cookiesOf(begun);
  const address = begun.headers.get('location') ?? '';
  const back = await goThrough(address);
  return { address, cookie, back };
}

describe('signing in with an identity provider', () => {
  it('finds who is known by a verified telephone, links the two, and comes back to where one wanted', async () => {
    useProvider();
    const colleague = await office.takeOn('13800007001', [['clerk', office.branchId]]);
    expect(await (await here('/sign-in')).text()).toContain('用市统一认证登录');
    const first = await signInThere({ sub: 'one', phone: '+86 138 0000 7001' }, '?next=/needs');
    expect(first.address).toContain('code_challenge_method=S256');
    expect(first.cookie).not.toContain('verifier');
    const done = await here(first.back, first.cookie);
    expect([done.status, done.headers.get('location')]).toEqual([303, `/${town.place.slug}/needs`]);
    const session = cookiesOf(done).find((each) => each.startsWith('tongxin_session=')) ?? '';
    const me = await (await here('/api/me', session)).json();
    expect(me).toMatchObject({ personId: colleague.actor.personId });
    const again = await signInThere({ sub: 'one' });
    const second = await here(again.back, again.cookie);
    expect(second.headers.get('location')).toBe(`/${town.place.slug}/console/today`);
  });

  it('refuses politely whom nobody knows, and a telephone that was not verified', async () => {
    useProvider();
    await office.takeOn('13800007002');
    for (const stranger of [
      { sub: 'two' },
      { sub: 'three', phone: '13899999999' },
      { sub: 'four', phone: '13800007002', isVerified: false },
    ]) {
      const { back, cookie } = await signInThere(stranger);
      const refused = await here(back, cookie);
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain('这里没有您的登记');
      expect(cookiesOf(refused).some((each) => each.startsWith('tongxin_session='))).toBe(false);
    }
  });

  it('takes no answer twice, none of another browser, and none that was changed', async () => {
    useProvider();
    await office.takeOn('13800007003');
    const { back, cookie } = await signInThere({ sub: 'five', phone: '13800007003' });
    expect((await here(back)).status).toBe(422);
    const other = await signInThere({ sub: 'five', phone: '13800007003' });
    expect((await here(back, other.cookie)).status).toBe(422);
    expect((await here(back.replace(/state=[^&]+/, 'state=forged'), cookie)).status).toBe(422);
    expect((await here(back, cookie)).status).toBe(303);
    expect((await here(back, cookie)).status).toBe(422);
  });

  it('is not there where none is set up', async () => {
    setAccess({ isDemo: true, isSecure: false, publicUrl: PUBLIC_URL });
    expect((await here('/sign-in/identity')).status).toBe(404);
    expect((await here('/sign-in/identity/return?code=x&state=y')).status).toBe(404);
  });
});
