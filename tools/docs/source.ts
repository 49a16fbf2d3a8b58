import type { Audience } from '../../src/kernel/contract.ts';
import type { Workflow } from '../../src/kernel/transitions.ts';
import type { Offers } from '../../src/platform/server/offers.ts';

/** A page as the documents see it; what it draws does not matter here. */
export type PageEntry = { readonly path: string; readonly audience: Audience; readonly face: string };

export type OwnedWorkflow = { readonly capability: string; readonly workflow: Workflow<string, string, string> };

/** What the documents are made from: what the house itself says it offers. */
export type DocsSource = {
  readonly offers: Offers;
  readonly pages: readonly PageEntry[];
  readonly workflows: readonly OwnedWorkflow[];
};

export const MADE_BY = 'Made by `npm run docs`; do not edit.';

/** A cell must not end its own row. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
