import type { Finding } from '../finding.ts';
import { mayLookDown } from '../floor-plan.ts';
import type { LoadedHouse } from '../house.ts';
import type { Rule } from '../rule.ts';
import { lineAt } from '../scan.ts';
import { filesOf, isTest, type SourceFile, type SourceTree } from '../tree.ts';

/**
 * A refusal is named in a contract: its own, or, when a door gives it to floors above, one up there, for it is that
 * route which is refused. What only listeners and bridges hear stands in the types of the door. A capability without
 * a write of its own refuses only to its callers, whom the compiler holds to those types.
 */
export const refusals: Rule = {
  name: 'refusals',
  find(tree, house) {
    return filesOf(tree, /^src\/capabilities\/[^/]+\/(server|domain)\/.*\.ts$/)
      .filter((file) => !isTest(file.path))
      .flatMap((file) => unnamed(file, tree, house));
  },
};

function unnamed(file: SourceFile, tree: SourceTree, house: LoadedHouse): readonly Finding[] {
  const capability = file.path.split('/')[2] ?? '';
  const own = house.capabilities.find(({ name }) => name === capability);
  if (!own?.routes.some(({ route }) => route.method === 'POST')) return [];
  const named = new Set([...namesFor(house, capability), ...namesOfDoor(tree, capability)]);
  return [...file.scan.bones.matchAll(/\brefuse\s*\(\s*'/g)].flatMap((match) => {
    const start = match.index + match[0].length;
    const name = file.text.slice(start, file.text.indexOf("'", start));
    if (named.has(name)) return [];
    return [
      {
        file: file.path,
        line: lineAt(file.text, start),
        what: `unnamed refusal '${name}'`,
        why: 'Who calls can only be prepared for refusals that a contract names, and each has its sentence',
        todo: 'Name it in contract.ts with its status, and write its sentence in messages',
      },
    ];
  });
}

function namesFor(house: LoadedHouse, capability: string): ReadonlySet<string> {
  const heard = house.capabilities.filter(({ name }) => name === capability || mayLookDown(name, capability));
  return new Set(heard.flatMap(({ routes }) => routes.flatMap(({ route }) => Object.keys(route.refusals))));
}

function namesOfDoor(tree: SourceTree, capability: string): readonly string[] {
  const door = tree.files.get(`src/capabilities/${capability}/server/door.ts`);
  const types = door?.scan.code.replaceAll(/\brefuse\s*\(\s*'[^']*'/g, '').matchAll(/'([a-z][a-z-]*)'/g) ?? [];
  return [...types].map((match) => match[1] ?? '');
}
