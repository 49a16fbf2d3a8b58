import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { Finding } from '../finding.ts';
import { capabilitiesOf } from '../floor-plan.ts';
import type { Rule } from '../rule.ts';
import { filesOf, type SourceFile, type SourceTree } from '../tree.ts';

const LINK = /\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g;

/** Links between documents lead somewhere, and each capability tells what it is. */
export const links: Rule = {
  name: 'links',
  find: (tree) => [...filesOf(tree, /\.md$/).flatMap((file) => deadLinks(tree, file)), ...silent(tree)],
};

function silent(tree: SourceTree): readonly Finding[] {
  return capabilitiesOf(tree.files.keys())
    .map((name) => `src/capabilities/${name}/README.md`)
    .filter((file) => !tree.files.has(file))
    .map((file) => ({
      file,
      line: 1,
      what: 'is missing',
      why: 'Whoever opens a capability first wants its words, states, rules and who may',
      todo: 'Write it, in a page at most',
    }));
}

function deadLinks(tree: SourceTree, file: SourceFile): readonly Finding[] {
  return proseOf(file).flatMap((text, index) =>
    [...text.matchAll(LINK)].flatMap((match) => {
      const target = match[1] ?? '';
      const trouble = /^[a-z][a-z+.-]*:|^\/\//i.test(target) ? undefined : troubleWith(tree, file, target);
      if (trouble === undefined) return [];
      const why = 'A link that leads nowhere stops the reader';
      return [{ file: file.path, line: index + 1, what: `links to ${target}, ${trouble}`, why, todo: 'Mend the link' }];
    }),
  );
}

/** The lines with code blanked: what stands in a fence is an example. */
function proseOf(file: SourceFile): readonly string[] {
  let inFence = false;
  return file.lines.map((text) => {
    const isFence = /^\s*(```|~~~)/.test(text);
    if (isFence) inFence = !inFence;
    return inFence || isFence ? '' : text.replaceAll(/`[^`]*`/g, '');
  });
}

function troubleWith(tree: SourceTree, file: SourceFile, target: string): string | undefined {
  const [path = '', anchor] = decodeURI(target).split('#');
  const found = path === '' ? file.path : normalize(join(dirname(file.path), path)).replaceAll('\\', '/');
  if (!existsSync(join(tree.root, found))) return 'which is not there';
  const document = tree.files.get(found);
  if (!anchor || !document || !found.endsWith('.md')) return undefined;
  return anchorsOf(document).has(anchor) ? undefined : 'a heading that is not there';
}

/** Headings as the forges make anchors of them. */
function anchorsOf(file: SourceFile): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const text of file.lines) {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(text)?.[1];
    if (heading === undefined) continue;
    const slug = heading
      .toLowerCase()
      .replaceAll(/[`*]|\[|\]\([^)]*\)/g, '')
      .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
      .replaceAll(/\s/g, '-');
    anchors.add(anchors.has(slug) ? `${slug}-1` : slug);
  }
  return anchors;
}
