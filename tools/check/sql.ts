import { bracketed, lineAt } from './scan.ts';

/** One statement of a migration; `bones` has comments and quoted texts blanked. */
export type Statement = { readonly bones: string; readonly line: number; readonly remark: string };

export type Table = {
  readonly name: string;
  readonly line: number;
  /** Column definitions and constraints, one by one, in lower case and with single spaces. */
  readonly items: readonly string[];
  /** The comment right above it, for the few tables that belong to no tenant. */
  readonly remark: string;
};

/** Comments and quoted texts blanked; lines stay where they are. */
export function sqlBones(sql: string): string {
  return sql.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, (found) =>
    found.startsWith("'") ? `'${found.slice(1, -1).replaceAll(/[^\n]/g, ' ')}'` : found.replaceAll(/[^\n]/g, ' '),
  );
}

export function statementsOf(sql: string): readonly Statement[] {
  const statements: Statement[] = [];
  let start = 0;
  const bones = sqlBones(sql).toLowerCase();
  for (const part of bones.split(';')) {
    const first = start + part.length - part.trimStart().length;
    if (part.trim() !== '') {
      statements.push({ bones: part.trim(), line: lineAt(sql, first), remark: remarkAbove(sql, first) });
    }
    start += part.length + 1;
  }
  return statements;
}

function remarkAbove(sql: string, index: number): string {
  const lines = sql.slice(0, index).split('\n').slice(0, -1);
  const remark: string[] = [];
  while (lines.at(-1)?.trim().startsWith('--')) remark.unshift((lines.pop() ?? '').trim().slice(2).trim());
  return remark.join(' ');
}

export function tablesOf(statements: readonly Statement[]): readonly Table[] {
  return statements.flatMap(({ bones, line, remark }) => {
    const match = /^create (?:unlogged )?table (?:if not exists )?([a-z0-9_.]+)\s*\(/.exec(bones);
    if (!match) return [];
    const body = bracketed(bones, match[0].length - 1).slice(1, -1);
    return [{ name: match[1] ?? '', line, items: topLevelParts(body), remark }];
  });
}

/** Splits at the commas that stand in no bracket. */
export function topLevelParts(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of text) {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part].map((item) => item.replaceAll(/\s+/g, ' ').trim()).filter((item) => item !== '');
}
