import type { Finding } from '../finding.ts';
import { FLOOR_OF, mayLookDown, placeOf, schemaOf } from '../floor-plan.ts';
import type { Rule } from '../rule.ts';
import { lineAt } from '../scan.ts';
import { sqlBones } from '../sql.ts';
import { isPlanted, isTest, type SourceFile } from '../tree.ts';

const SCHEMAS = new Map(Object.keys(FLOOR_OF).map((name) => [schemaOf(name), name]));
const STORE = /^server\/(store[a-z-]*\.ts|store\/.*|[a-z-]+-store\.ts|tables[a-z-]*\.ts|tables\/.*|.*\.sql)$/;
const SQL_TEXT = new RegExp(
  [
    'select\\s[\\s\\S]+\\sfrom\\s',
    'insert\\s+into\\s',
    'update\\s+[a-z_."]+(\\s+as\\s+\\w+)?\\s+set\\s',
    'delete\\s+from\\s',
    'with\\s+\\w+\\s+as\\s*\\(',
    '(create|alter|drop)\\s+table\\s',
  ]
    .map((start) => `^\\s*${start}`)
    .join('|'),
  'i',
);
const ASKS_DATABASE = /\.(query|tables|selectFrom|insertInto|updateTable|deleteFrom)\s*(<[^()]*>)?\s*\(/g;

/** SQL stays in the store, and a store speaks of its own schema only. */
export const tables: Rule = {
  name: 'tables',
  find: (tree) =>
    [...tree.files.values()]
      .filter((file) => !isTest(file.path) && !isPlanted(file.path))
      .flatMap((file) => [...foreignTables(file), ...sqlElsewhere(file)]),
};

function foreignTables(file: SourceFile): readonly Finding[] {
  const place = placeOf(file.path);
  if (place.kind !== 'capability' || !STORE.test(place.rest)) return [];
  return schemasNamed(file).flatMap(({ schema, line, isReference }) => {
    const owner = SCHEMAS.get(schema);
    if (schema === schemaOf(place.name)) return [];
    const lies = schema === 'platform' || (owner !== undefined && mayLookDown(place.name, owner));
    if (isReference && lies) return [];
    return [
      {
        file: file.path,
        line,
        what: `names the table of ${owner ?? schema}`,
        why: 'A table is read and written by its owner alone, so that it can be changed in one place',
        todo: 'Ask the owner’s server/door.ts; only a foreign key of a migration may point to a lower floor',
      },
    ];
  });
}

type Named = { readonly schema: string; readonly line: number; readonly isReference: boolean };

function schemasNamed(file: SourceFile): readonly Named[] {
  const isMigration = file.path.includes('/migrations/');
  const pieces = file.path.endsWith('.sql') ? [{ text: sqlBones(file.text), line: 1 }] : file.scan.strings;
  return pieces.flatMap(({ text, line }) =>
    [...text.matchAll(/(\breferences\s+)?(?<![\w.$'])([a-z_]+)\.[a-z_]+\b/g)].flatMap((match) => {
      const schema = match[2] ?? '';
      if (!SCHEMAS.has(schema) && schema !== 'platform') return [];
      if (!looksLikeTable(text, match.index, match[0])) return [];
      const isReference = isMigration && match[1] !== undefined;
      return [{ schema, line: line + lineAt(text, match.index) - 1, isReference }];
    }),
  );
}

/** Not so the name of a fact, which goes on after the word: `people.person-moved`. */
function looksLikeTable(text: string, index: number, named: string): boolean {
  return text[index + named.length] !== '-';
}

function sqlElsewhere(file: SourceFile): readonly Finding[] {
  const place = placeOf(file.path);
  if (place.kind === 'test' || place.kind === 'outside') return [];
  if (place.kind === 'platform' && place.room === 'server') return [];
  if (place.kind === 'capability' && STORE.test(place.rest)) return [];
  const written = file.scan.strings.filter((piece) => SQL_TEXT.test(piece.text)).map((piece) => piece.line);
  const asked =
    place.kind === 'capability' && place.room === 'server'
      ? [...file.scan.bones.matchAll(ASKS_DATABASE)].map((match) => lineAt(file.text, match.index))
      : [];
  const imported = file.imports
    .filter(({ from }) => place.kind === 'capability' && /^(pg|kysely)(\/|$)/.test(from))
    .map(({ line }) => line);
  return [...new Set([...written, ...asked, ...imported])].map((line) => ({
    file: file.path,
    line,
    what: 'speaks SQL outside the store',
    why: 'Who wants to know what is asked of the database reads server/store.ts and nothing else',
    todo: 'Move the statement into a function of the store',
  }));
}
