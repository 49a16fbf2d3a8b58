import { expect, test } from 'vitest';
import { z } from 'zod';
import { Id, pageInput, route } from '../../src/kernel/contract.ts';
import { Instant } from '../../src/kernel/days.ts';
import { workflow } from '../../src/kernel/transitions.ts';
import type { Handler } from '../../src/platform/server/handle.ts';
import { generate, stale } from './generate.ts';
import type { DocsSource } from './source.ts';

const claim = route({
  name: 'three-lists.claim-need',
  method: 'POST',
  path: '/needs/:needId/claims',
  audience: ['clerk'],
  summary: 'Claim part of a need',
  input: z.object({ needId: Id, amount: z.number().int(), firstContactAt: Instant }),
  output: z.object({ id: Id, at: Instant }),
  refusals: { 'need-already-covered': 409, 'need-not-found': 404 },
});
const list = route({
  name: 'three-lists.list-needs',
  method: 'GET',
  path: '/needs',
  audience: 'anyone',
  summary: 'Open needs',
  input: z.object({ ...pageInput }),
  output: z.object({ items: z.array(z.object({ id: Id })) }),
  refusals: {},
});

const words = {
  name: 'Needs',
  refusals: { 'need-already-covered': 'It is covered.', 'need-not-found': 'There is no such need.' },
  facts: { 'three-lists.need-claimed': 'Part of a need was claimed' },
};
const total = async () => 0;
const rows = async () => [];
const figureWords = { name: '人次', unit: '人次', definition: '到场 | 一次算一次' };

const source: DocsSource = {
  offers: {
    capabilities: [
      {
        name: 'three-lists',
        floor: 4,
        words: { 'zh-CN': words, en: words },
        handlers: [
          { kind: 'write', route: claim, run: async () => ({ ok: false, refusal: 'need-not-found' }) },
          { kind: 'read', route: list, run: async () => ({ items: [] }) },
        ] as unknown as readonly Handler[],
        figures: [
          {
            id: 'participations',
            words: { 'zh-CN': figureWords, en: figureWords },
            source: 'x.y',
            kind: 'count',
            total,
            rows,
          },
        ],
      },
    ],
    bridges: [{ name: 'a-bridge', to: ['three-lists.need-claimed'], apply: async () => [] }],
  },
  pages: [{ path: '/needs', audience: 'anyone', face: 'portal' }],
  workflows: [
    {
      capability: 'three-lists',
      workflow: workflow({
        name: 'need',
        rule: 'W3',
        start: 'draft',
        ends: ['open'],
        transitions: [{ from: ['draft', 'pending-review'], action: 'publish', to: 'open', by: ['coordinator'] }],
      }),
    },
  ],
};

const documents = generate(source);
const text = (name: string) => documents.get(`docs/generated/${name}`) ?? '';

test('permissions show who may call and no one else', () => {
  expect(text('permissions.md')).toContain(
    '| `three-lists.claim-need` | POST `/needs/:needId/claims` | Claim part of a need |  |  |  | ● |  |  |  |  |  |',
  );
  expect(text('permissions.md')).toContain('| `/needs` | portal | ● | ● | ● |');
});

test('the API document tells parameters, bodies and refusals by status', () => {
  const api = JSON.parse(text('openapi.json')) as { paths: Record<string, Record<string, Record<string, unknown>>> };
  const operation = api.paths['/{place}/api/needs/{needId}/claims']?.['post'];
  expect(Object.keys(operation?.['responses'] as object)).toEqual(['200', '400', '401', '403', '404', '409']);
  expect(JSON.stringify(operation?.['responses'])).toContain('`need-already-covered`: It is covered.');
  const body = JSON.stringify(operation?.['requestBody']);
  expect(body).not.toContain('needId');
  expect(body).toContain('date-time');
  expect(JSON.stringify(operation?.['responses'])).toContain('date-time');
  const query = api.paths['/{place}/api/needs']?.['get']?.['parameters'] as readonly { name: string; in: string }[];
  expect(query.map((parameter) => `${parameter.in} ${parameter.name}`)).toEqual([
    'path place',
    'query after',
    'query limit',
  ]);
});

test('facts name those who listen, figures keep their cells, workflows are drawn', () => {
  expect(text('facts.md')).toContain('`a-bridge`');
  expect(text('figures.md')).toContain('到场 \\| 一次算一次');
  expect(text('workflows.md')).toContain('  pending_review --> open: publish');
});

test('the same source gives the same text, and a changed document is stale', () => {
  expect([...generate(source)]).toEqual([...documents]);
  const onDisk = new Map(documents);
  expect(stale(documents, (path) => onDisk.get(path))).toEqual([]);
  onDisk.set('docs/generated/facts.md', `${text('facts.md')}edited by hand\n`);
  onDisk.delete('docs/generated/openapi.json');
  const old = stale(documents, (path) => onDisk.get(path));
  expect(old).toEqual(['docs/generated/facts.md', 'docs/generated/openapi.json']);
});
