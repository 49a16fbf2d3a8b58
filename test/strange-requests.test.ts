import { afterAll, beforeAll, expect, it } from 'vitest';
import { offers, pages } from '../src/app/floors.ts';
import { draftNeed } from '../src/capabilities/three-lists/contract.ts';
import { Role } from '../src/kernel/actor.ts';
import { openPlayedTown, type PlayedTown } from './played-town.ts';

const SLUG = 'dongying';
const handlers = offers.capabilities.flatMap((capability) => capability.handlers);

let town: PlayedTown;
beforeAll(async () => {
  town = await openPlayedTown();
});
afterAll(() => town.close());

/** What somebody might type into an address, by mistake or on purpose. */
const oddities = [
  '',
  ' ',
  'x',
  "'",
  '%',
  '\0',
  'a\0b',
  '\ud800',
  '-1',
  '0',
  '1.5',
  '1e9',
  '99999999999999999999',
  '2147483648',
  '0000-00',
  '2026-13',
  '9999-12',
  '2026-02-30',
  '9999-999999999',
  '275760-09-14~018f0000-0000-7000-8000-000000000001',
  '0~2026-01-01~018f0000-0000-7000-8000-000000000001',
  '0~99999~018f0000-0000-7000-8000-000000000001',
  '018f0000-0000-7000-8000-000000000001',
  '018f0000-0000-7000-8000-000000000001~x',
  '-'.repeat(36),
  'f'.repeat(36),
  '中'.repeat(200),
  '__proto__',
];

/** Somebody with every role over the whole place, so that nothing is turned away before it is read. */
function everything() {
  const root = town.company(SLUG).org('port');
  const player = town.player(SLUG, 'coordinator');
  return { ...player, grants: Role.options.map((role) => ({ role, organisationId: root })) };
}

type Asked = { readonly name: string; readonly input: Record<string, unknown> };

async function statusOf({ name, input }: Asked): Promise<string> {
  const asked = {
    routeName: name,
    input,
    actor: everything(),
    place: town.placeOf(SLUG),
    locale: 'zh-CN',
    now: town.now(),
    key: crypto.randomUUID(),
    caller: { clientAddress: '127.0.0.1', setCookie: () => {} },
  } as const;
  const isFile = handlers.some((handler) => handler.route.name === name && handler.kind === 'file');
  try {
    const performed = await (isFile ? town.house.performer.performFile(asked) : town.house.performer.perform(asked));
    return performed.ok ? 'ok' : performed.problem.code;
  } catch (error) {
    return `FAILED ${(error as Error).message}`;
  }
}

const usual: Record<string, string> = { from: '2026-01', to: '2026-09', figureId: 'persons' };

it('no read fails on any odd value in any of its fields', { timeout: 60_000 }, async () => {
  const failed = [];
  for (const { route, kind } of handlers) {
    if (kind !== 'read' && kind !== 'file') continue;
    const fields = Object.keys(route.input.shape);
    for (const field of fields) {
      for (const odd of oddities) {
        const rest = Object.fromEntries(fields.flatMap((name) => (usual[name] ? [[name, usual[name]]] : [])));
        const status = await statusOf({ name: route.name, input: { ...rest, [field]: odd } });
        if (status.startsWith('FAILED'))
          failed.push(`${route.name} ${field}=${JSON.stringify(odd.slice(0, 60))} ${status}`);
      }
    }
  }
  expect(failed).toEqual([]);
});

it('no page fails on any odd value in its address or its query', { timeout: 60_000 }, async () => {
  const failed = [];
  const names = [
    'after',
    'past',
    'from',
    'to',
    'state',
    'category',
    'clause',
    'text',
    'organisationId',
    'lang',
    'ticket',
    'next',
  ];
  for (const page of pages.filter(({ audience }) => audience === 'anyone')) {
    const path = page.path.replaceAll(/:\w+/g, 'x');
    const odd = oddities.filter((each) => each !== '\ud800').map(encodeURIComponent);
    const paths = [
      ...['%', '%E0%A4%A', '%00', ...odd].map((each) => page.path.replaceAll(/:\w+/g, each)),
      ...odd.map((each) => `${path}?${names.map((name) => `${name}=${each}`).join('&')}`),
      `${path}?after=%E0%A4%A`,
    ];
    for (const each of new Set(paths)) {
      const response = await town.fetch(`/${SLUG}${each}`);
      await response.arrayBuffer();
      if (response.status >= 500) failed.push(`${response.status} ${each.slice(0, 160)}`);
    }
  }
  expect(failed).toEqual([]);
});

it('nor does any other address', async () => {
  for (const path of [
    '/%',
    '/%E0%A4%A',
    '/%00',
    '/console-assets/%E0%A4%A',
    '/console-assets/%00.js',
    '/assets/%',
    '/large-type?back=%',
  ]) {
    const response = await town.fetch(path);
    expect([path, response.status < 500]).toEqual([path, true]);
  }
});

it('a write with text that a database cannot keep is refused, with the place where it stands', async () => {
  const organisationId = town.company(SLUG).org('xingfu');
  const need = {
    title: '坡道',
    category: 'elderly',
    description: '轮椅进出',
    areaText: '幸福社区',
    contactRole: '网格员',
  };
  for (const text of ['a\0b', '\ud800']) {
    for (const field of ['title', 'description']) {
      const input = {
        ...need,
        id: crypto.randomUUID(),
        organisationId,
        deadlineOn: '2026-12-31',
        lines: [{ id: crypto.randomUUID(), name: '坡道', amount: 1, unit: '处' }],
        [field]: text,
      };
      const asked = await town.ask(draftNeed, town.player(SLUG, 'xingfu'), input as never, {
        place: town.placeOf(SLUG),
      });
      expect(asked).toMatchObject({ problem: { code: 'malformed-input', fields: [{ path: field }] } });
    }
  }
});
