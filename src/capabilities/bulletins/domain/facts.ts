import type { Fact } from '../../../kernel/decision.ts';
import type { Bulletin } from './model.ts';

function fact(name: string, bulletin: Bulletin, more: Record<string, unknown> = {}): Fact {
  const detail = { organisationId: bulletin.organisationId, ...more };
  return { name: `bulletins.${name}`, subject: { kind: 'bulletin', id: bulletin.id }, detail };
}

export const drafted = (bulletin: Bulletin) => fact('drafted', bulletin);
export const edited = (bulletin: Bulletin) => fact('edited', bulletin);
export const submitted = (bulletin: Bulletin) => fact('submitted', bulletin);
export const returned = (bulletin: Bulletin, reason: string) => fact('returned', bulletin, { reason });
export const signedOff = (bulletin: Bulletin) =>
  fact('signed-off', bulletin, { issueNo: bulletin.issueNo, totalNo: bulletin.totalNo, issuedOn: bulletin.issuedOn });
