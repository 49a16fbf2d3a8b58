import type { Finding } from '../finding.ts';
import type { LoadedCapability } from '../house.ts';
import type { Rule } from '../rule.ts';
import { bracketed, lineAt } from '../scan.ts';
import { filesOf, isTest, type SourceFile, type SourceTree } from '../tree.ts';

/** Every write leaves a fact, and a fact's name stands in the source as it is stored. */
export const facts: Rule = {
  name: 'facts',
  find: (tree, house) => [
    ...house.capabilities.flatMap((capability) => noFacts(tree, capability)),
    ...house.capabilities.flatMap(({ name }) => factFiles(tree, name).flatMap((file) => assembled(file, name))),
    ...filesOf(tree, /^src\/capabilities\/[^/]+\/server\/(handlers[^/]*\.ts|handlers\/.*\.ts)$/).flatMap(factless),
  ],
};

function factFiles(tree: SourceTree, capability: string): readonly SourceFile[] {
  return filesOf(tree, new RegExp(`^src/capabilities/${capability}/domain/(.*/)?([a-z-]+-)?facts(-[a-z-]+)?\\.ts$`));
}

/** The names a capability's facts have, as written in its `domain/facts.ts`. */
export function factNamesOf(tree: SourceTree, capability: string): readonly string[] {
  const name = new RegExp(`^${capability}\\.[a-z][a-z0-9-]*$`);
  const texts = factFiles(tree, capability).flatMap((file) => file.scan.strings.map((piece) => piece.text));
  return [...new Set(texts.filter((text) => name.test(text)))].sort();
}

function noFacts(tree: SourceTree, capability: LoadedCapability): readonly Finding[] {
  const write = capability.routes.find(({ route }) => route.method === 'POST');
  if (!write || factNamesOf(tree, capability.name).length > 0) return [];
  return [
    {
      file: write.file,
      line: 1,
      what: `offers the write ${write.route.name}, but ${capability.name} has no fact in domain/facts.ts`,
      why: 'A write that leaves no fact is invisible to audit, figures and listeners',
      todo: `Name what happened there, in the past tense: '${capability.name}.…'`,
    },
  ];
}

function assembled(file: SourceFile, capability: string): readonly Finding[] {
  const pattern = new RegExp(`\`${capability}\\.\\$\\{(?!string\\})`, 'g');
  return [...file.scan.code.matchAll(pattern)].map((match) => ({
    file: file.path,
    line: lineAt(file.text, match.index),
    what: 'a fact name is put together from parts',
    why: 'Names are searched for as they are stored, and their sentences are checked by reading them here',
    todo: `Write each name whole: '${capability}.something-done'`,
  }));
}

/** `allow(value)` in a handler: the platform would throw when it runs, so it is said before. */
function factless(file: SourceFile): readonly Finding[] {
  if (isTest(file.path)) return [];
  return [...file.scan.bones.matchAll(/\ballow\s*\(/g)].flatMap((match) => {
    const call = bracketed(file.scan.bones, match.index + match[0].length - 1);
    if (hasSecondArgument(call)) return [];
    return [
      {
        file: file.path,
        line: lineAt(file.text, match.index),
        what: 'a write without a fact: allow(…) is given a value only',
        why: 'Every write leaves a fact; the platform throws when none comes with it',
        todo: 'Return the rule’s decision, or pass its facts: allow(value, ...decision.facts)',
      },
    ];
  });
}

function hasSecondArgument(call: string): boolean {
  let depth = 0;
  for (const [index, char] of [...call].entries()) {
    if ('([{'.includes(char)) depth += 1;
    if (')]}'.includes(char)) depth -= 1;
    if (char === ',' && depth === 1 && call.slice(index + 1, -1).trim() !== '') return true;
  }
  return false;
}
