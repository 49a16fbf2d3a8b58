import { readFileSync } from 'node:fs';
import { verifyEvidence, type Evidence, type Why } from '../capabilities/credentials/server/door.ts';

const REASONS: Readonly<Record<Why, string>> = {
  'not-evidence': 'This file is no evidence of a paper.',
  'badge-differs-from-fact': 'BROKEN: the badge is not as it was when it was issued.',
  'not-in-a-checkpoint-yet':
    'The badge agrees with its fact, but no checkpoint covers it yet. Download it again later.',
  'fact-differs-from-record': 'BROKEN: the fact is not in the tree of the checkpoint.',
  'record-differs-from-checkpoint': 'BROKEN: the checkpoint is of another tree.',
  'checkpoint-not-signed': 'BROKEN: the checkpoint was not signed with a key that is known here.',
};

/**
 * Checks a downloaded file of evidence without database and network: the file and public keys of checkpoints are
 * enough. Returns whether it holds.
 */
export function verifyCredentialFile(
  path: string,
  keys: ReadonlyMap<string, string>,
  say: (line: string) => void,
): boolean {
  const said = verifyEvidence(JSON.parse(readFileSync(path, 'utf8')) as Evidence, keys);
  if (!said.ok) say(REASONS[said.why]);
  else say(`${said.number}: as it was issued; in checkpoint ${said.checkpointNo} of ${said.day}, which is signed.`);
  return said.ok;
}
