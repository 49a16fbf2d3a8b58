import type { Fact } from '../../../kernel/decision.ts';
import type { Bulletin } from './model.ts';

function fact(name: string, bulletin: Bulletin, more: Record<string, unknown> = {}): Fact {
  const detail = { organisationId: bulletin.organisationId, ...more };
  return { name, subject: { kind: 'bulletin', id: bulletin.id }, detail };
}

export const drafted = (bulletin: Bulletin) => fact('bulletins.drafted', bulletin);
export const edited = (bulletin: Bulletin) => fact('bulletins.edited', bulletin);
export const submitted = (bulletin: Bulletin) => fact('bulletins.submitted', bulletin);
// The reason stands on the bulletin until it is handed in again: facts hold no words of people.
export const returned = (bulletin: Bulletin) => fact('bulletins.returned', bulletin);
export function signedOff(bulletin: Bulletin): Fact {
  const { issueNo, totalNo, issuedOn } = bulletin;
  return fact('bulletins.signed-off', bulletin, { issueNo, totalNo, issuedOn });
}
