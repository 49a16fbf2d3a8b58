import { describe, expect, test } from 'vitest';
import { findingsIn, type Change } from './planted.ts';

const base = 'src/capabilities/commitments';
const migration = `${base}/server/migrations/0001-commitments.sql`;

const append =
  (text: string): Change =>
  (clean) =>
    `${clean}${text}`;
const swap =
  (from: string | RegExp, to: string): Change =>
  (clean) =>
    clean.replace(from, to);

/** What is planted must be the only thing that is found, or the rule sees ghosts. */
async function expectOnly(changes: Parameters<typeof findingsIn>[0], where: string, what: string): Promise<void> {
  const found = await findingsIn(changes);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(where);
  expect(found[0]).toContain(what);
}

test('a house that keeps every rule passes', async () => {
  expect(await findingsIn()).toEqual([]);
});

describe('floors', () => {
  test('domain that imports Node is refused', async () => {
    const file = `${base}/domain/model.ts`;
    await expectOnly(
      { [file]: append("import { hostname } from 'node:os';\nexport const host = hostname;\n") },
      `${file}:2`,
      'imports node:os',
    );
  });

  test('a kernel that imports a package other than zod is refused', async () => {
    await expectOnly(
      { 'src/kernel/extra.ts': "import pg from 'pg';\nexport const x = pg;\n" },
      'src/kernel/extra.ts:1',
      'imports pg',
    );
  });

  test('a page that imports the server is refused, types too', async () => {
    const file = `${base}/pages/Own.tsx`;
    const text =
      "import type { findCommitment } from '../server/store.ts';\nexport type Found = typeof findCommitment;\n";
    await expectOnly({ [file]: text }, `${file}:1`, 'pages never imports server');
  });

  test('a console that imports the server of the platform is refused', async () => {
    const file = `${base}/console/door.tsx`;
    const text = "import type { Tx } from '../../../platform/server/transaction.ts';\nexport type Open = Tx;\n";
    const transaction = { 'src/platform/server/transaction.ts': 'export type Tx = { tenantId: string };\n' };
    await expectOnly({ [file]: text, ...transaction }, `${file}:1`, 'console never imports platform/server');
  });

  test('a neighbour on the same floor is refused', async () => {
    const text = "import { opened } from '../../commitments/server/door.ts';\nexport const seen = opened;\n";
    const readme = { 'src/capabilities/ledger/README.md': '# Ledger\n' };
    await expectOnly(
      { 'src/capabilities/ledger/server/door.ts': text, ...readme },
      'ledger/server/door.ts:1',
      'a neighbour on the same floor',
    );
  });

  test('an import upwards is refused', async () => {
    const text = "import { opened } from '../../commitments/server/door.ts';\nexport const seen = opened;\n";
    const readme = { 'src/capabilities/people/README.md': '# People\n' };
    await expectOnly(
      { 'src/capabilities/people/server/door.ts': text, ...readme },
      'people/server/door.ts:1',
      'Imports go down only',
    );
  });

  test('a lower capability is entered by its door only', async () => {
    const readme = { 'src/capabilities/agreements/README.md': '# Agreements\n' };
    const file = 'src/capabilities/agreements/server/tick.ts';
    const byDoor = "import { opened } from '../../commitments/server/door.ts';\nexport const seen = opened;\n";
    expect(await findingsIn({ [file]: byDoor, ...readme })).toEqual([]);
    await expectOnly({ [file]: byDoor.replace('door', 'store'), ...readme }, `${file}:1`, 'entered by its doors only');
  });

  test('a page shows parts of a lower capability that stand in its door of pages', async () => {
    const lower = {
      [`${base}/pages/door.ts`]: 'export const pages = [];\n',
      [`${base}/pages/Own.tsx`]: 'export const x = 1;\n',
    };
    const readme = { 'src/capabilities/overview/README.md': '# Overview\n' };
    const file = 'src/capabilities/overview/pages/Home.tsx';
    const text = "import { pages } from '../../commitments/pages/door.ts';\nexport const seen = pages;\n";
    expect(await findingsIn({ [file]: text, ...lower, ...readme })).toEqual([]);
    const inside = text.replace('door.ts', 'Own.tsx');
    await expectOnly({ [file]: inside, ...lower, ...readme }, `${file}:1`, 'entered by its doors only');
  });

  test('a platform that knows a capability is refused', async () => {
    const text =
      "import { opened } from '../../capabilities/commitments/server/door.ts';\nexport const seen = opened;\n";
    await expectOnly({ 'src/platform/server/machine.ts': text }, 'machine.ts:1', 'knows no capability');
  });
});

test('imports in a circle are refused, imports of types are not', async () => {
  const one = `${base}/domain/one.ts`;
  const two = `${base}/domain/two.ts`;
  const text = (other: string) => `import { x } from './${other}.ts';\nexport const x2 = x;\nexport { x2 as x };\n`;
  await expectOnly({ [one]: text('two'), [two]: text('one') }, `${two}:1`, 'in a circle');
  const typed = text('one').replace('import { x }', 'import type { x }').replace('= x;', '= 1 as typeof x;');
  expect(await findingsIn({ [one]: text('two'), [two]: typed })).toEqual([]);
});

describe('sizes and names', () => {
  test('a file of 301 lines is refused, one of 300 is not', async () => {
    const file = `${base}/domain/long.ts`;
    expect(await findingsIn({ [file]: '// one line\n'.repeat(300) })).toEqual([]);
    await expectOnly({ [file]: '// one line\n'.repeat(301) }, `${file}:301`, '301 lines');
  });

  test('a line of 121 characters is refused', async () => {
    const file = `${base}/domain/wide.ts`;
    await expectOnly({ [file]: `// ${'x'.repeat(118)}\n` }, `${file}:1`, '121 characters');
  });

  test('a name that says nothing is refused', async () => {
    await expectOnly({ [`${base}/domain/utils.ts`]: 'export const x = 1;\n' }, 'utils.ts:1', 'is named utils');
  });

  test('a file that only hands on is refused', async () => {
    const file = `${base}/domain/everything.ts`;
    await expectOnly(
      { [file]: "export * from './model.ts';\nexport { start } from './rules.ts';\n" },
      file,
      'only hands on',
    );
  });
});

describe('contracts and messages', () => {
  const contract = `${base}/contract.ts`;

  test('a route without roles is refused', async () => {
    await expectOnly(
      { [contract]: swap("audience: ['clerk']", 'audience: []') },
      `${contract}:4`,
      'a route without roles',
    );
    await expectOnly({ [contract]: swap("  audience: ['clerk'],\n", '') }, `${contract}:4`, 'a route without roles');
  });

  test('a refusal that no contract names is refused', async () => {
    const file = `${base}/domain/rules.ts`;
    const planted = append("\nexport const later = () => refuse('too-late');\n");
    await expectOnly({ [file]: planted }, `${file}:10`, "unnamed refusal 'too-late'");
  });

  test('a refusal for listeners only is named by the types of the door', async () => {
    const rule = { [`${base}/domain/rules.ts`]: append("\nexport const later = () => refuse('too-late');\n") };
    const door = { [`${base}/server/door.ts`]: append("export type HeardByListeners = 'too-late';\n") };
    expect(await findingsIn({ ...rule, ...door })).toEqual([]);
  });

  test('a refusal without its English sentence is refused', async () => {
    const file = `${base}/messages/en.ts`;
    const found = await findingsIn({ [file]: swap("'already-started': 'It has been started already.'", '') });
    expect(found[0]).toContain(`${file}:1: has no sentence for refusals['already-started']`);
    expect(found.every((text) => text.startsWith(file))).toBe(true);
  });

  test('an empty sentence counts as missing', async () => {
    const file = `${base}/messages/en.ts`;
    const found = await findingsIn({ [file]: swap("'Started'", "''") });
    expect(found[0]).toContain("has no sentence for facts['commitments.started']");
  });

  test('a text that shouts is refused', async () => {
    const file = `${base}/messages/zh-CN.ts`;
    await expectOnly({ [file]: swap('开始落实', '开始落实！') }, file, 'shouts');
  });

  test('Chinese text in the English set is refused', async () => {
    const file = `${base}/messages/en.ts`;
    await expectOnly({ [file]: swap("'Started'", "'Started 开始'") }, file, 'holds Chinese text');
  });

  test('Chinese text in a page outside messages is refused', async () => {
    const file = `${base}/pages/own.ts`;
    await expectOnly({ [file]: "// 注释可以\nexport const title = '承诺';\n" }, `${file}:2`, 'holds Chinese text');
  });
});

describe('facts', () => {
  test('a write without a fact is refused', async () => {
    const file = `${base}/server/handlers.ts`;
    await expectOnly(
      { [file]: swap('allow({ id }, ...decision.facts)', 'allow({ id })') },
      `${file}:7`,
      'a write without a fact',
    );
  });

  test('a capability that writes and names no fact is refused', async () => {
    const file = `${base}/domain/facts.ts`;
    const found = await findingsIn({ [file]: swap("'commitments.started'", "['commitments', 'started'].join('.')") });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('has no fact in domain/facts.ts');
  });

  test('a fact name put together from parts is refused', async () => {
    const file = `${base}/domain/facts.ts`;
    const planted = append('\nexport const named = (what: string) => `commitments.${what}`;\n');
    await expectOnly({ [file]: planted }, `${file}:8`, 'put together from parts');
  });
});

describe('tables and migrations', () => {
  test('a store that names the table of another is refused', async () => {
    const file = `${base}/server/store.ts`;
    await expectOnly(
      { [file]: swap('from commitments.commitment', 'from people.person') },
      `${file}:4`,
      'names the table of people',
    );
  });

  test('SQL outside the store is refused', async () => {
    const file = `${base}/server/handlers.ts`;
    await expectOnly(
      { [file]: append("\nexport const q = 'delete from commitments.commitment';\n") },
      `${file}:10`,
      'speaks SQL',
    );
  });

  test('a key without the tenant is refused', async () => {
    await expectOnly(
      { [migration]: swap('primary key (tenant_id, id)', 'primary key (id)') },
      `${migration}:4`,
      'tenant_id',
    );
  });

  test.each([
    ['enable', 'row-level security'],
    ['force', 'forced row-level security'],
  ])('a table without %s row level security is refused', async (word, what) => {
    const statement = `alter table commitments.commitment ${word} row level security;\n`;
    await expectOnly({ [migration]: swap(statement, '') }, `${migration}:4`, `lacks ${what}`);
  });

  test('a policy that lets everything be written is refused', async () => {
    await expectOnly(
      { [migration]: swap(/with check \(.*\);/, 'with check (true);') },
      `${migration}:4`,
      'lacks a policy',
    );
  });

  test.each([
    ['create trigger t before update on commitments.commitment execute function f();', 'makes a trigger'],
    ['alter table commitments.commitment add column at timestamptz not null default now();', 'differs each time'],
    ['alter table commitments.commitment add column no bigint generated always as identity;', 'an identity column'],
    ['create unique index only_once on commitments.commitment (id);', 'does not start with tenant_id'],
  ])('%s is refused', async (statement, what) => {
    await expectOnly({ [migration]: append(`${statement}\n`) }, migration, what);
  });

  test('a table without a comment is refused', async () => {
    await expectOnly({ [migration]: swap(/comment on .*\n/, '') }, `${migration}:4`, 'has no comment');
  });
});

describe('documents and secrets', () => {
  test('a link to nothing is refused', async () => {
    await expectOnly({ 'README.md': append('\n[gone](docs/gone.md)\n') }, 'README.md:5', 'links to docs/gone.md');
  });

  test('a link to a heading that is not there is refused', async () => {
    await expectOnly({ 'README.md': swap('#words', '#deeds') }, 'README.md:3', 'a heading that is not there');
  });

  test('a table that the glossary does not explain is refused', async () => {
    const explained = '| 承诺 | commitment | commitments | `commitments.commitment` |\n';
    expect(await findingsIn({ 'GLOSSARY.md': explained })).toEqual([]);
    await expectOnly({ 'GLOSSARY.md': '# Words\n' }, `${migration}:4`, 'is not in GLOSSARY.md');
    await expectOnly({ 'GLOSSARY.md': `${explained}\`commitments.pledge\`\n` }, 'GLOSSARY.md:2', 'no migration makes');
  });

  test('a path of one machine is refused', async () => {
    await expectOnly(
      { [`${base}/domain/where.ts`]: "export const at = '/home/somebody/house';\n" },
      'where.ts:1',
      'one machine',
    );
  });
});
