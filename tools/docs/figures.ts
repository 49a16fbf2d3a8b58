import { MADE_BY, table, type DocsSource } from './source.ts';

/** Every figure with its definition (口径): what is counted, in which unit, from which table. */
export function figuresDocument(source: DocsSource): string {
  const rows = source.offers.capabilities.flatMap(({ name, figures }) =>
    (figures ?? []).map(({ id, words, source: from, kind }) => [
      `\`${id}\``,
      `${words['zh-CN'].name} · ${words.en.name}`,
      `${words['zh-CN'].unit} · ${words.en.unit}`,
      words['zh-CN'].definition,
      words.en.definition,
      `\`${from}\``,
      kind,
      name,
    ]),
  );
  const head = ['id', 'name', 'unit', '口径', 'definition', 'from', 'kind', 'owner'];
  return [
    '# Figures',
    '',
    MADE_BY,
    '',
    'Figures of different units are never added together.',
    '',
    table(head, rows),
    '',
  ].join('\n');
}
