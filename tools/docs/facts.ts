import { MADE_BY, table, type DocsSource } from './source.ts';

/** Every fact the product can leave, in both languages, with those who listen to it. */
export function factsDocument(source: DocsSource): string {
  const { capabilities, bridges } = source.offers;
  const listeners = [...capabilities.flatMap(({ listeners: own }) => own ?? []), ...bridges];
  const sections = capabilities.flatMap(({ name, words }) => {
    const facts = Object.keys(words['zh-CN'].facts).sort();
    if (facts.length === 0) return [];
    const rows = facts.map((fact) => [
      `\`${fact}\``,
      words['zh-CN'].facts[fact] ?? '',
      words.en.facts[fact] ?? '',
      listeners
        .filter(({ to }) => to.includes(fact))
        .map((listener) => `\`${listener.name}\``)
        .sort()
        .join(', '),
    ]);
    return [`## ${name} ${words['zh-CN'].name}`, '', table(['fact', '中文', 'English', 'heard by'], rows), ''];
  });
  return [
    '# Facts',
    '',
    MADE_BY,
    '',
    'Every write leaves at least one. Together they are the audit trail and the outbox; they hold no personal data.',
    '',
    ...sections,
  ].join('\n');
}
