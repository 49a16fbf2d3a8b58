import { MADE_BY, table, type DocsSource, type OwnedWorkflow } from './source.ts';

/** The transition tables as pictures and as rows. */
export function workflowsDocument(source: DocsSource): string {
  const sections = [...source.workflows]
    .sort((a, b) => (title(a) < title(b) ? -1 : 1))
    .map((owned) => [`## ${title(owned)}`, '', diagram(owned), '', rows(owned), ''].join('\n'));
  return [
    '# Workflows',
    '',
    MADE_BY,
    '',
    'Buttons, refusals, these diagrams and the model check read the same tables.',
    '',
    ...sections,
  ].join('\n');
}

function title({ capability, workflow }: OwnedWorkflow): string {
  return `${capability}: ${workflow.name} (${workflow.rule})`;
}

function diagram({ workflow }: OwnedWorkflow): string {
  const node = (state: string) => state.replaceAll('-', '_');
  const states = new Set([
    workflow.start,
    ...workflow.ends,
    ...workflow.transitions.flatMap((row) => [...row.from, row.to]),
  ]);
  const aliased = [...states].filter((state) => state.includes('-'));
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...aliased.map((state) => `  state "${state}" as ${node(state)}`),
    `  [*] --> ${node(workflow.start)}`,
    ...workflow.transitions.flatMap((row) =>
      row.from.map((from) => `  ${node(from)} --> ${node(row.to)}: ${row.action}`),
    ),
    ...workflow.ends.map((end) => `  ${node(end)} --> [*]`),
    '```',
  ].join('\n');
}

function rows({ workflow }: OwnedWorkflow): string {
  return table(
    ['from', 'action', 'to', 'by', 'needs'],
    workflow.transitions.map((row) => [
      row.from.join(', '),
      row.action,
      row.to,
      row.by.join(', '),
      (row.needs ?? []).join(', '),
    ]),
  );
}
