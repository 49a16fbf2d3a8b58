import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findingText, type Finding } from './finding.ts';
import { loadHouse } from './house.ts';
import { rules } from './rules/all.ts';
import { readTree } from './tree.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const base = 'src/capabilities/commitments';

/** A tiny house that keeps every rule: the real kernel and one capability with one write and one table. */
const CLEAN: Readonly<Record<string, string>> = {
  'README.md': '# House\n\nSee [commitments](src/capabilities/commitments/README.md#words).\n',
  [`${base}/README.md`]: '# Commitments\n\n## Words\n\nA commitment is a promise.\n',
  [`${base}/contract.ts`]: `import { z } from 'zod';
import { Id, route } from '../../kernel/contract.ts';

export const start = route({
  name: 'commitments.start',
  method: 'POST',
  path: '/commitments/:id/start',
  audience: ['clerk'],
  summary: 'Start what was promised',
  input: z.object({ id: Id }),
  output: z.object({ id: Id }),
  refusals: { 'already-started': 409 },
});
`,
  [`${base}/domain/model.ts`]: `export type Commitment = { readonly id: string; readonly isStarted: boolean };\n`,
  [`${base}/domain/facts.ts`]: `import type { Fact } from '../../../kernel/decision.ts';
import type { Commitment } from './model.ts';

export function started(commitment: Commitment): Fact {
  return { name: 'commitments.started', subject: { kind: 'commitment', id: commitment.id }, detail: {} };
}
`,
  [`${base}/domain/rules.ts`]: `import { allow, refuse } from '../../../kernel/decision.ts';
import { started } from './facts.ts';
import type { Commitment } from './model.ts';

export function start(commitment: Commitment) {
  if (commitment.isStarted) return refuse('already-started');
  return allow({ ...commitment, isStarted: true }, started(commitment));
}
`,
  [`${base}/messages/zh-CN.ts`]: `export const zhCN = {
  name: '承诺',
  refusals: { 'already-started': '已经开始了。' },
  facts: { 'commitments.started': '开始落实' },
};
`,
  [`${base}/messages/en.ts`]: `import type { zhCN } from './zh-CN.ts';

export const en: typeof zhCN = {
  name: 'Commitments',
  refusals: { 'already-started': 'It has been started already.' },
  facts: { 'commitments.started': 'Started' },
};
`,
  [`${base}/messages/words.ts`]: `import type { Words } from '../../../kernel/words.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

export const words: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
`,
  [`${base}/server/handlers.ts`]: `import { allow } from '../../../kernel/decision.ts';
import * as rules from '../domain/rules.ts';
import { findCommitment } from './store.ts';

export async function start(id: string) {
  const decision = rules.start(await findCommitment(id));
  return decision.ok ? allow({ id }, ...decision.facts) : decision;
}
`,
  [`${base}/server/store.ts`]: `import type { Commitment } from '../domain/model.ts';

export async function findCommitment(id: string): Promise<Commitment> {
  return { id, isStarted: 'select id from commitments.commitment where tenant_id = $1'.length === 0 };
}
`,
  [`${base}/server/door.ts`]: `export { findCommitment } from './store.ts';\nexport const opened = true;\n`,
  [`${base}/server/migrations/0001-commitments.sql`]: `create schema commitments;
grant usage on schema commitments to tongxin_app, tongxin_reader;

create table commitments.commitment (
  tenant_id uuid not null,
  id uuid not null,
  primary key (tenant_id, id)
);
comment on table commitments.commitment is 'A promise; see the README.';
alter table commitments.commitment enable row level security;
alter table commitments.commitment force row level security;
create policy tenant on commitments.commitment
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
`,
};

export type Change = (clean: string) => string;

/**
 * Builds the tiny house in a folder of its own, changed as told, and returns what the rules say of it. A change is
 * a new text, or a function of the clean one.
 */
export async function findingsIn(changes: Readonly<Record<string, string | Change>> = {}): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'tongxin-check-'));
  try {
    cpSync(join(repository, 'src/kernel'), join(root, 'src/kernel'), {
      recursive: true,
      filter: (path) => !path.endsWith('.test.ts'),
    });
    symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
    for (const [path, text] of Object.entries(CLEAN)) plant(root, path, text);
    for (const [path, change] of Object.entries(changes)) {
      plant(root, path, typeof change === 'string' ? change : changed(path, change));
    }
    return await checkTree(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A plant that changes nothing would prove nothing. */
function changed(path: string, change: Change): string {
  const clean = CLEAN[path] ?? '';
  const text = change(clean);
  if (text === clean) throw new Error(`The change planted in ${path} changes nothing.`);
  return text;
}

function plant(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

async function checkTree(root: string): Promise<readonly string[]> {
  const tree = readTree(root);
  const house = await loadHouse(tree);
  const findings: readonly Finding[] = rules.flatMap((rule) => rule.find(tree, house));
  return findings.map(findingText);
}
