import { factsDocument } from './facts.ts';
import { figuresDocument } from './figures.ts';
import { openapi } from './openapi.ts';
import { permissions } from './permissions.ts';
import type { DocsSource } from './source.ts';
import { workflowsDocument } from './workflows.ts';

/** Every generated document by its path. The same source gives the same text, down to the byte. */
export function generate(source: DocsSource): ReadonlyMap<string, string> {
  return new Map([
    ['docs/generated/facts.md', factsDocument(source)],
    ['docs/generated/figures.md', figuresDocument(source)],
    ['docs/generated/openapi.json', openapi(source)],
    ['docs/generated/permissions.md', permissions(source)],
    ['docs/generated/workflows.md', workflowsDocument(source)],
  ]);
}

/** The paths whose text on disk differs from what would be generated now. */
export function stale(
  documents: ReadonlyMap<string, string>,
  read: (path: string) => string | undefined,
): readonly string[] {
  return [...documents].flatMap(([path, text]) => (read(path) === text ? [] : [path]));
}
