import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { consoleDoors } from '../../src/app/console-doors.ts';
import { pages } from '../../src/app/floors.ts';
import { idOf, timedIdOf } from '../../src/app/town/stage.ts';
import { instantAt } from '../../src/kernel/days.ts';
import { handInSheets } from './handed-in.ts';
import { drawer, openScreen } from './desk.ts';
import { enterAs } from './people.ts';
import { expectSound, listenTo } from './sound.ts';

/**
 * Every page of the three faces, wide and narrow, as those see it who work with it: it stands, the browser has
 * nothing to complain of, nothing sticks out sideways, and axe finds nothing.
 */
type Ids = Awaited<ReturnType<typeof findIds>> & { readonly imports: readonly string[] };
/** Who looks, and at which addresses. */
type Look = { readonly who: string | null; readonly at: (ids: Ids) => readonly string[] };

const stranger = (...addresses: string[]): Look => ({ who: null, at: () => addresses });
/** Of the complaint that is filed here to be looked at. */
const LOOKUP_CODE = 'ABCDE23456';
const PERIOD = 'from=2026-01&to=2026-09';

/** By the path of the page or screen. One that is not listed here fails the last test. */
const looks: Readonly<Record<string, Look>> = {
  '/': stranger('', '?lang=en', '?lang=zh-CN'),
  '/needs': { who: null, at: (ids) => ['/needs', `/needs?clause=${ids.clause}`] },
  '/needs/:needId': { who: '何建设', at: (ids) => ids.needs.map((id) => `/needs/${id}`) },
  '/agreements': stranger('/agreements'),
  '/agreements/:agreementId': { who: null, at: (ids) => [`/agreements/${ids.agreement}`] },
  '/clauses/:clauseId': { who: null, at: (ids) => [`/clauses/${ids.clause}`] },
  '/commitments': stranger('/commitments', '/commitments?text=没有这样的事'),
  '/commitments/:commitmentId': { who: '何建设', at: (ids) => ids.commitments.map((id) => `/commitments/${id}`) },
  '/activities': stranger('/activities'),
  '/activities/:activityId': { who: '丁二', at: (ids) => ids.activities.map((id) => `/activities/${id}`) },
  '/bulletins': stranger('/bulletins'),
  '/bulletins/:bulletinId': { who: null, at: (ids) => [`/bulletins/${ids.bulletin}`] },
  '/figures/:figureId': stranger(`/figures/persons?${PERIOD}`, `/figures/service-minutes?${PERIOD}`),
  '/organisations': stranger('/organisations', '/organisations?text=垦利县', '/organisations?text=没有这个单位'),
  '/organisations/:organisationId': { who: null, at: (ids) => ids.organisations.map((id) => `/organisations/${id}`) },
  '/alliances': stranger('/alliances'),
  '/alliances/:allianceId': { who: null, at: (ids) => ids.alliances.map((id) => `/alliances/${id}`) },
  '/sign-in': stranger('/sign-in'),
  '/sign-in/code': { who: null, at: (ids) => [`/sign-in/code?ticket=${ids.ticket}`] },
  '/my': { who: '何建设', at: () => ['/my'] },
  '/sign-in/second-step': { who: null, at: (ids) => [`/sign-in/second-step?ticket=${ids.ticket}`] },
  '/sign-in/first-password': {
    who: null,
    at: (ids) => ['/sign-in/first-password', `/sign-in/first-password?ticket=${ids.ticket}&secret=${'x'.repeat(32)}`],
  },
  // Only ways to an identity provider and back; the town has none.
  '/sign-in/identity': stranger(),
  '/sign-in/identity/return': stranger(),
  '/step-up': { who: '丁二', at: () => ['/step-up'] },
  '/my/security': { who: '丁二', at: () => ['/my/security'] },
  '/my/security/authenticator': { who: '丁二', at: () => ['/my/security/authenticator'] },
  '/my/security/recovery-codes': { who: '丁二', at: () => ['/my/security/recovery-codes'] },
  '/my/activities': { who: '丁二', at: () => ['/my/activities'] },
  '/my/record': { who: '丁二', at: () => ['/my/record'] },
  '/my/ledger': { who: '丁二', at: () => ['/my/ledger'] },
  '/my/credentials': { who: '丁二', at: () => ['/my/credentials'] },
  '/verify': stranger('/verify'),
  '/verify/:number': stranger('/verify/DYG-ZS01-2026-0001', '/verify/DYG-ZS01-2026-0001?code=0000000000'),
  '/my/profile': { who: '丁二', at: () => ['/my/profile', '/my/profile?show=whole'] },
  '/my/sessions': { who: '丁二', at: () => ['/my/sessions'] },
  '/privacy': stranger('/privacy'),
  '/privacy/:kind': stranger('/privacy/general', '/privacy/children?lang=en', '/privacy/photo?lang=zh-CN'),
  '/my/data': { who: '丁二', at: () => ['/my/data'] },
  '/my/data/erasure': { who: '丁二', at: () => ['/my/data/erasure'] },
  '/my/requests': { who: '丁二', at: () => ['/my/requests'] },
  '/my/consents': { who: '丁二', at: () => ['/my/consents'] },
  '/complaints': stranger('/complaints'),
  '/complaints/new': stranger('/complaints/new?from=/needs'),
  '/complaints/:complaintId': { who: null, at: (ids) => [`/complaints/${ids.complaint}?code=${LOOKUP_CODE}`] },
  '/my/notices': { who: '何建设', at: () => ['/my/notices'] },
  '/my/notices/settings': { who: '何建设', at: () => ['/my/notices/settings'] },
  '/developer/mails': stranger('/developer/mails'),
  '/developer/messages': stranger('/developer/messages'),
  '/developer/clock': stranger('/developer/clock'),
  '/console/today': { who: '郑统筹', at: () => ['/console/today', '/console/nowhere'] },
  '/console/agreements': { who: '郑统筹', at: () => ['/console/agreements'] },
  '/console/agreements/$agreementId': { who: '郑统筹', at: (ids) => [`/console/agreements/${ids.agreement}`] },
  '/console/needs': { who: '林社区', at: () => ['/console/needs'] },
  '/console/needs/$needId': { who: '林社区', at: (ids) => [`/console/needs/${ids.needs[0]}`] },
  '/console/commitments': { who: '林社区', at: () => ['/console/commitments'] },
  '/console/commitments/$commitmentId': {
    who: '郑统筹',
    at: (ids) => ids.commitments.map((id) => `/console/commitments/${id}`),
  },
  '/console/activities': { who: '罗领队', at: () => ['/console/activities'] },
  '/console/activities/$activityId': {
    who: '罗领队',
    at: (ids) => ids.activities.map((id) => `/console/activities/${id}`),
  },
  '/console/credentials': { who: '唐队务', at: () => ['/console/credentials', '/console/credentials?text=没有'] },
  '/console/credentials/$credentialId': {
    who: '唐队务',
    at: () => [`/console/credentials/${idOf('dongying/papers/proof')}`],
  },
  '/console/credential-batches': { who: '唐队务', at: () => ['/console/credential-batches'] },
  '/console/credential-batches/$batchId': {
    who: '唐队务',
    at: () => [`/console/credential-batches/${idOf('dongying/papers/batch')}`],
  },
  '/console/service-records': { who: '唐队务', at: () => ['/console/service-records'] },
  '/console/bulletins': { who: '沈编辑', at: () => ['/console/bulletins'] },
  '/console/bulletins/$bulletinId': { who: '许签发', at: (ids) => [`/console/bulletins/${ids.bulletin}`] },
  '/console/figures': { who: '沈编辑', at: () => ['/console/figures'] },
  '/console/figures/$figureId': { who: '郑统筹', at: () => [`/console/figures/participations?${PERIOD}`] },
  '/console/organisations': {
    who: '郑统筹',
    at: () => ['/console/organisations', '/console/organisations?text=仙河医院'],
  },
  '/console/organisations/$organisationId': {
    who: '郑统筹',
    at: (ids) => ids.organisations.map((id) => `/console/organisations/${id}`),
  },
  '/console/alliances': { who: '郑统筹', at: () => ['/console/alliances'] },
  '/console/alliances/$allianceId': {
    who: '郑统筹',
    at: (ids) => ids.alliances.map((id) => `/console/alliances/${id}`),
  },
  '/console/regions': { who: '舒维护', at: () => ['/console/regions'] },
  '/console/imports': { who: '郑统筹', at: () => ['/console/imports'] },
  '/console/imports/$importId': { who: '郑统筹', at: (ids) => ids.imports.map((id) => `/console/imports/${id}`) },
  '/console/people': { who: '郑统筹', at: () => ['/console/people'] },
  '/console/people/$personId': { who: '郑统筹', at: (ids) => [`/console/people/${ids.people[0]}`] },
  '/console/people/duplicates': { who: '郑统筹', at: () => ['/console/people/duplicates'] },
  '/console/people/duplicates/$oneId/$otherId': {
    who: '郑统筹',
    at: (ids) => [`/console/people/duplicates/${ids.people.join('/')}`],
  },
  '/console/roles': { who: '安授权', at: () => ['/console/roles', '/console/roles?ended=yes&role=clerk'] },
  '/console/roles/mine': { who: '罗领队', at: () => ['/console/roles/mine'] },
  '/console/roles/holders': { who: '林社区', at: () => ['/console/roles/holders'] },
  '/console/outbox': { who: '舒维护', at: () => ['/console/outbox', '/console/outbox?state=failed'] },
  '/console/webhooks': { who: '舒维护', at: () => ['/console/webhooks'] },
  '/console/rules': { who: '舒维护', at: () => ['/console/rules'] },
  '/console/rules/$subject': { who: '舒维护', at: () => ['/console/rules/donation-intervals'] },
  '/console/working-days': { who: '舒维护', at: () => ['/console/working-days', '/console/working-days?year=2031'] },
  '/console/privacy': { who: '路守密', at: () => ['/console/privacy'] },
  '/console/privacy/consents': { who: '路守密', at: () => ['/console/privacy/consents'] },
  '/console/privacy/requests': { who: '路守密', at: () => ['/console/privacy/requests'] },
  '/console/privacy/requests/$requestId': {
    who: '路守密',
    at: () => [`/console/privacy/requests/${timedIdOf(instantAt('2026-09-27', '20:10'), 'dongying/request/correct')}`],
  },
  '/console/minors': { who: '路守密', at: () => ['/console/minors'] },
  '/console/complaints': { who: '路守密', at: () => ['/console/complaints'] },
  '/console/complaints/$complaintId': { who: '路守密', at: (ids) => [`/console/complaints/${ids.complaint}`] },
  '/checkpoints': stranger('/checkpoints'),
  '/checkpoints/:checkpointNo': stranger('/checkpoints/1'),
  '/console/sign-in-help': { who: '安授权', at: () => ['/console/sign-in-help'] },
  '/console/facts': {
    who: '邵审计',
    at: () => [
      '/console/facts',
      '/console/facts?capability=commitments&fromDay=2026-03-01',
      '/console/facts?outcome=refused',
    ],
  },
  '/console/fact-exports': { who: '邵审计', at: () => ['/console/fact-exports'] },
};

const place = '/dongying';
let ids: Ids;

test.beforeAll(async ({ playwright, baseURL }) => {
  const api = await playwright.request.newContext({ baseURL: baseURL ?? '' });
  ids = { ...(await findIds(api)), imports: await handInSheets(api) };
  await api.dispose();
});

/** Real things of the town as its public lists name them; of what has many states, the first and the last. */
async function findIds(api: APIRequestContext) {
  const list = async (path: string): Promise<string[]> => {
    const answer = await api.get(`${place}/api${path}`);
    expect(answer.ok(), path).toBe(true);
    return ((await answer.json()) as { items: { id: string }[] }).items.map((item) => item.id);
  };
  const search = (text: string) => list(`/organisation-search?text=${encodeURIComponent(text)}`);
  const ends = (all: readonly string[]) => [...new Set([all[0] ?? '', all.at(-1) ?? ''])];
  const agreement = (await list('/agreements')).at(-1) ?? '';
  const shown = (await (await api.get(`${place}/api/agreements/${agreement}`)).json()) as { clauses: { id: string }[] };
  const [past = ''] = await list('/activities?when=past');
  const [coming = ''] = await list('/activities');
  const code = await api.post(`${place}/api/sign-in/codes`, {
    data: { phone: '19900001037' },
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  });
  const complaint = await api.post(`${place}/api/complaints`, {
    data: {
      id: crypto.randomUUID(),
      kind: 'suggestion',
      text: '希望活动页写清楚在哪里集合。',
      lookupCode: LOOKUP_CODE,
    },
  });
  const demo = await api.get(`${place}/api/demo-people`);
  const people = ((await demo.json()) as { items: { personId: string }[] }).items.map((each) => each.personId);
  return {
    people: people.slice(0, 2),
    complaint: ((await complaint.json()) as { id: string }).id,
    agreement,
    clause: shown.clauses[0]?.id ?? '',
    needs: ends(await list('/needs')),
    commitments: ends(await list('/public/commitments')),
    activities: [coming, past],
    organisations: [...new Set((await Promise.all(['垦利县', '青年', '仙河医院'].map(search))).flat())],
    alliances: ends(await list('/alliances')),
    bulletin: (await list('/bulletins'))[0] ?? '',
    ticket: ((await code.json()) as { ticket: string }).ticket,
  };
}

async function lookAt(page: Page, address: string): Promise<void> {
  const answer = await page.goto(place + address);
  expect.soft(answer?.status(), `${address} answers`).toBe(200);
  // The console draws itself; until then there is no heading, and a part may still be on its way.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.loading')).toHaveCount(0);
  await expectSound(page, address);
}

for (const who of new Set(Object.values(looks).map((look) => look.who))) {
  test(`what ${who ?? 'a stranger'} sees stands, wide and narrow`, async ({ page }) => {
    const complaints = await listenTo(page);
    if (who) await enterAs(page, who);
    const addresses = Object.values(looks).flatMap((look) => (look.who === who ? look.at(ids) : []));
    for (const address of addresses) {
      await lookAt(page, address);
      expect.soft(complaints.splice(0), `${address}: the browser complains`).toEqual([]);
    }
  });
}

/** The forms of the console: on which screen, and the button that opens each. */
const forms = [
  ['白党务', '/agreements', '起草协议'],
  ['林社区', '/needs', '提一个需求'],
  ['唐队务', '/activities', '起草活动'],
  ['沈编辑', '/bulletins', '起草简报'],
  ['郑统筹', '/organisations', '添加单位'],
  ['郑统筹', '/alliances', '登记联盟'],
  ['舒维护', '/regions', '导入代码表'],
  ['安授权', '/roles', '授予角色'],
  ['郑统筹', '/people', '录入人员'],
  ['邵审计', '/facts', '导出操作记录'],
  ['舒维护', '/rules/volunteer-stars', '起草新的一版'],
  ['舒维护', '/working-days', '设置一天'],
  ['舒维护', '/webhooks', '登记接口'],
] as const;

for (const [who, path, button] of forms) {
  test(`the form behind “${button}” stands, wide and narrow`, async ({ page }) => {
    const complaints = await listenTo(page);
    await enterAs(page, who);
    await openScreen(page, path);
    await page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click();
    await expect(drawer(page, button)).toBeVisible();
    await expectSound(page, button);
    expect(complaints).toEqual([]);
  });
}

test('the list of places stands, and so does what is said where nothing is', async ({ page }) => {
  for (const [address, status] of [
    ['/', 200],
    ['/nowhere', 404],
    ['/dongying/nowhere', 404],
    ['/dongying/needs/none', 404],
  ] as const) {
    const answer = await page.goto(address);
    expect.soft(answer?.status(), address).toBe(status);
    await expectSound(page, address);
  }
});

test('no page and no screen is left out', () => {
  const screens = consoleDoors.flatMap((door) => door.screens.map((screen) => `/console${screen.path}`));
  const all = [...pages.map((page) => page.path), ...screens];
  expect(all.filter((path) => !(path in looks))).toEqual([]);
});
