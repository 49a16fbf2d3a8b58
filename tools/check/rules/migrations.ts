import type { Finding } from '../finding.ts';
import { placeOf, schemaOf } from '../floor-plan.ts';
import type { Rule } from '../rule.ts';
import { REFUSED_SQL } from './refused-sql.ts';
import { statementsOf, tablesOf, topLevelParts, type Statement, type Table } from '../sql.ts';
import { filesOf, type SourceFile, type SourceTree } from '../tree.ts';

const MIGRATION = /^src\/(platform|capabilities\/[^/]+)\/server\/migrations\/[^/]+\.sql$/;
const TENANT_KEY = "nullif(current_setting(' ', true), ' ')::uuid";
const CITUS = 'Tenants are kept apart by their key, and the same migrations must run on Citus';

/** Every table belongs to a tenant, says what it is, and could be spread over Citus tomorrow. */
export const migrations: Rule = {
  name: 'migrations',
  find(tree) {
    const files = filesOf(tree, MIGRATION);
    return files.flatMap((file) => {
      const statements = statementsOf(file.text);
      const tables = tablesOf(statements);
      return [
        ...badName(file),
        ...statements.flatMap((statement) => refusedIn(file, statement)),
        ...tables.flatMap((table) => ownSchema(file, table)),
        ...tables.flatMap((table) => keys(file, table)),
        ...tables.flatMap((table) => words(file, table, statements)),
        ...tables.flatMap((table) => isolation(file, table, allStatements(tree, file))),
        ...statements.flatMap((statement) => uniqueIndex(file, statement, tables)),
      ];
    });
  },
};

/** A table may be protected in a later file of the same folder. */
function allStatements(tree: SourceTree, file: SourceFile): readonly Statement[] {
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  return [...tree.files.values()]
    .filter(({ path }) => path.startsWith(folder) && path.endsWith('.sql'))
    .flatMap(({ text }) => statementsOf(text));
}

function badName(file: SourceFile): readonly Finding[] {
  if (/\/\d{4}-[a-z0-9-]+\.sql$/.test(file.path)) return [];
  return [
    at(file, 1, {
      what: 'is no name of a migration',
      why: 'They run in the order of their numbers',
      todo: 'Name it 0001-<what>.sql',
    }),
  ];
}

function refusedIn(file: SourceFile, statement: Statement): readonly Finding[] {
  const found = REFUSED_SQL.filter(({ pattern }) => pattern.test(statement.bones));
  const findings = found.map(({ what, todo }) => at(file, statement.line, { what, todo }));
  const isAlter = /^alter table\b/.test(statement.bones);
  const added = isAlter ? topLevelParts(statement.bones).filter((part) => /\badd constraint\b/.test(part)) : [];
  if (added.length < 2) return findings;
  const said = { what: 'adds several constraints at once', todo: 'One ALTER TABLE for each' };
  return [...findings, at(file, statement.line, said)];
}

function ownSchema(file: SourceFile, table: Table): readonly Finding[] {
  const place = placeOf(file.path);
  const schema = place.kind === 'capability' ? schemaOf(place.name) : 'platform';
  if (table.name.startsWith(`${schema}.`)) return [];
  const why = 'A capability makes tables in its own schema only';
  return [at(file, table.line, { what: `makes the table ${table.name}`, why, todo: `Name it ${schema}.…` })];
}

function isTenantFree(table: Table): boolean {
  return /not of a tenant: \S/.test(table.remark);
}

function keys(file: SourceFile, table: Table): readonly Finding[] {
  if (isTenantFree(table)) return [];
  const findings: Finding[] = [];
  const say = (what: string, todo: string) =>
    findings.push(at(file, table.line, { what: `${table.name} ${what}`, todo }));
  const primary = table.items.filter((item) => /\bprimary key\b/.test(item));
  if (!primary.some(startsWithTenant)) {
    say(
      'has no primary key that starts with tenant_id',
      'Write primary key (tenant_id, id), or say why above it: -- not of a tenant: …',
    );
  }
  if (!table.items.some((item) => /^tenant_id uuid\b.*\bnot null\b/.test(item))) {
    say('has no column tenant_id uuid not null', 'Add it as the first column');
  }
  const unique = table.items.filter((item) => /\b(unique|exclude)\b/.test(item) && !/\bprimary key\b/.test(item));
  if (!unique.every(startsWithTenant))
    say('has a unique constraint without tenant_id first', 'Write unique (tenant_id, …)');
  for (const item of table.items.filter((part) => /\breferences\b/.test(part))) {
    if (!/foreign key \([^)]*\btenant_id\b[^)]*\) references [a-z0-9_.]+ \([^)]*\btenant_id\b[^)]*\)/.test(item)) {
      say('has a foreign key without tenant_id', 'Write foreign key (tenant_id, x_id) references … (tenant_id, id)');
    }
  }
  return findings;
}

function startsWithTenant(item: string): boolean {
  return (
    /\b(primary key|unique|exclude[^(]*)( nulls not distinct)? ?\( ?tenant_id\b/.test(item) ||
    /^tenant_id .*\bprimary key\b/.test(item)
  );
}

function uniqueIndex(file: SourceFile, statement: Statement, tables: readonly Table[]): readonly Finding[] {
  const match =
    /^create unique index (?:if not exists )?(\S+) on (?:only )?([a-z0-9_.]+)(?: using \w+)?\s*\(\s*([a-z0-9_]+)/.exec(
      statement.bones,
    );
  if (!match || match[3] === 'tenant_id') return [];
  if (tables.some((table) => table.name === match[2] && isTenantFree(table))) return [];
  return [
    at(file, statement.line, {
      what: `the unique index ${match[1]} does not start with tenant_id`,
      todo: 'Put tenant_id first',
    }),
  ];
}

function words(file: SourceFile, table: Table, statements: readonly Statement[]): readonly Finding[] {
  if (statements.some(({ bones }) => bones.replaceAll(/\s+/g, ' ').startsWith(`comment on table ${table.name} is `)))
    return [];
  const why = 'Whoever opens the database first sees tables, not this file';
  const todo = `Add comment on table ${table.name} is '…'`;
  return [at(file, table.line, { what: `${table.name} has no comment`, why, todo })];
}

function isolation(file: SourceFile, table: Table, statements: readonly Statement[]): readonly Finding[] {
  if (isTenantFree(table)) return [];
  const texts = statements.map(({ bones }) => bones.replaceAll(/\s+/g, ' '));
  const missing = [
    ['row-level security', texts.includes(`alter table ${table.name} enable row level security`)],
    ['forced row-level security', texts.includes(`alter table ${table.name} force row level security`)],
    ['a policy that compares tenant_id', texts.some((text) => isPolicyOf(text, table.name))],
  ].flatMap(([what, isThere]) => (isThere ? [] : [String(what)]));
  if (missing.length === 0) return [];
  const why = 'Without it one tenant could read another’s rows';
  return [
    at(file, table.line, {
      what: `${table.name} lacks ${missing.join(' and ')}`,
      why,
      todo: 'Copy the three statements from another migration',
    }),
  ];
}

function isPolicyOf(text: string, table: string): boolean {
  if (!new RegExp(`^create policy \\w+ on ${table.replace('.', '\\.')} `).test(text)) return false;
  const bare = text.replaceAll(/\s+/g, '');
  const compares = `(tenant_id=${TENANT_KEY.replaceAll(' ', '')})`;
  return bare.includes(`using${compares}`) && bare.includes(`withcheck${compares}`);
}

type Said = { readonly what: string; readonly why?: string; readonly todo: string };

function at(file: SourceFile, line: number, said: Said): Finding {
  return { file: file.path, line, why: CITUS, ...said };
}
