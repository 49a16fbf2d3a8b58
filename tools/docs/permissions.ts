import { Role } from '../../src/kernel/actor.ts';
import type { Audience } from '../../src/kernel/contract.ts';
import { MADE_BY, table, type DocsSource } from './source.ts';

const COLUMNS = ['anyone', 'signed-in', ...Role.options] as const;

/** Who may call which route and open which page. The policy then decides about the particular thing. */
export function permissions(source: DocsSource): string {
  const capabilities = source.offers.capabilities.map((capability) => {
    const routes = capability.handlers.map(({ route }) => route).sort((a, b) => (a.name < b.name ? -1 : 1));
    const rows = routes.map((route) => [
      `\`${route.name}\``,
      `${route.method} \`${route.path}\``,
      route.summary,
      ...marks(route.audience),
    ]);
    const head = ['route', 'address', 'what for', ...COLUMNS];
    return [`## ${capability.name} ${capability.words['zh-CN'].name}`, '', table(head, rows), ''].join('\n');
  });
  const pages = [...source.pages]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((page) => [`\`${page.path}\``, page.face, ...marks(page.audience)]);
  return [
    '# Who may knock where',
    '',
    MADE_BY,
    '',
    'A mark lets somebody call at all; without one the answer is 401 or 403. A role counts when it is held over any',
    'organisation; which organisations, and in which state of the matter, the policies of the capability decide then.',
    '',
    ...capabilities,
    '## Pages',
    '',
    table(['page', 'face', ...COLUMNS], pages),
    '',
  ].join('\n');
}

function marks(audience: Audience): readonly string[] {
  return COLUMNS.map((column) => (isLetIn(audience, column) ? '●' : ''));
}

function isLetIn(audience: Audience, column: (typeof COLUMNS)[number]): boolean {
  if (audience === 'anyone') return true;
  if (audience === 'signed-in') return column !== 'anyone';
  return audience.some((role) => role === column);
}
