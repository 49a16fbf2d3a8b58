import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { importedPath, type SourceFile, type SourceTree } from '../tree.ts';

/** No file leads back to itself by imports that remain when it runs. */
export const cycles: Rule = {
  name: 'cycles',
  find: (tree) => new Walk(tree).findings(),
};

class Walk {
  private readonly tree: SourceTree;
  private readonly finished = new Set<string>();
  private readonly found: Finding[] = [];

  constructor(tree: SourceTree) {
    this.tree = tree;
  }

  findings(): readonly Finding[] {
    for (const file of this.tree.files.values()) this.visit(file, []);
    return this.found;
  }

  private visit(file: SourceFile, trail: readonly string[]): void {
    if (this.finished.has(file.path)) return;
    const here = [...trail, file.path];
    for (const imported of file.imports) {
      const target = imported.typeOnly ? undefined : importedPath(file, imported.from);
      if (target === undefined) continue;
      const start = here.indexOf(target);
      if (start !== -1) this.found.push(circle(file.path, imported.line, [...here.slice(start), target]));
      const next = this.tree.files.get(target);
      if (next && start === -1) this.visit(next, here);
    }
    this.finished.add(file.path);
  }
}

function circle(file: string, line: number, trail: readonly string[]): Finding {
  return {
    file,
    line,
    what: `imports go in a circle: ${trail.join(' → ')}`,
    why: 'Files in a circle cannot be read, tested or loaded one by one',
    todo: 'Move what both need into a third file with a name of its own',
  };
}
