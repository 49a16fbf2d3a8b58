import type { Finding } from '../finding.ts';
import { placeOf } from '../floor-plan.ts';
import type { Rule } from '../rule.ts';
import { lineAt } from '../scan.ts';
import { statementsOf, tablesOf } from '../sql.ts';
import { filesOf } from '../tree.ts';

const GLOSSARY = 'GLOSSARY.md';

/** Every table of a capability is a word that the glossary explains, and it explains none that is gone. */
export const glossary: Rule = {
  name: 'glossary',
  find(tree) {
    const text = tree.files.get(GLOSSARY)?.text;
    if (text === undefined) return [];
    const migrations = filesOf(tree, /^src\/capabilities\/[^/]+\/server\/migrations\/[^/]+\.sql$/);
    const moved = new Map(migrations.flatMap((file) => movedTables(file.text)));
    const made = migrations.flatMap((file) =>
      tablesOf(statementsOf(file.text)).map(({ name, line }) => ({
        file: file.path,
        name: moved.get(name) ?? name,
        line,
      })),
    );
    const told = [...text.matchAll(/`([a-z_]+\.[a-z_]+)`/g)].map((match) => ({
      name: match[1] ?? '',
      at: match.index,
    }));
    const madeNames = new Set(made.map(({ name }) => name));
    const toldNames = new Set(told.map(({ name }) => name));
    const folders = new Set(filesOf(tree, /^src\//).map(({ path }) => schemaIn(path)));
    return [
      ...made.filter(({ name }) => !toldNames.has(name)).map(unexplained),
      ...told
        .filter(({ name }) => !madeNames.has(name) && folders.has(name.split('.')[0]))
        .map(({ name, at }) => gone(name, lineAt(text, at))),
    ];
  },
};

/** Tables that a later migration gave another owner: where they were made, and where they are now. */
function movedTables(text: string): readonly (readonly [string, string])[] {
  const moves = text.matchAll(/alter table ([a-z_]+)\.([a-z_]+) set schema ([a-z_]+)/g);
  return [...moves].map(([, from, table, to]) => [`${from}.${table}`, `${to}.${table}`] as const);
}

function schemaIn(path: string): string | undefined {
  const place = placeOf(path);
  return place.kind === 'capability' && place.room === 'server' ? place.name.replaceAll('-', '_') : undefined;
}

function unexplained({ file, name, line }: { file: string; name: string; line: number }): Finding {
  const why = 'Whoever meets the word in a screen, a table or a meeting looks it up there';
  return {
    file,
    line,
    what: `${name} is not in ${GLOSSARY}`,
    why,
    todo: 'Give it a row: 中文, English, folder, table',
  };
}

function gone(name: string, line: number): Finding {
  const why = 'A word that leads to no table misleads';
  return {
    file: GLOSSARY,
    line,
    what: `explains ${name}, which no migration makes`,
    why,
    todo: 'Mend or drop the row',
  };
}
