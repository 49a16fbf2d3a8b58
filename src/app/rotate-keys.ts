import type { SealingChoice } from '../platform/server/ciphers.ts';
import { openDatabase } from '../platform/server/database.ts';
import { listPlaces } from '../platform/server/places.ts';
import { countStale, resealAll } from '../platform/server/resealing.ts';
import { setSealingKeys } from '../platform/server/sealing.ts';
import { addSealingKey, loadSecrets, secretsPath } from '../platform/server/secrets.ts';
import { offers } from './floors.ts';

type Rotation = {
  /** Of the owner: what is append-only to the product is sealed anew too. */
  readonly adminUrl: string;
  readonly dataDir: string;
  readonly choice: SealingChoice;
  readonly say: (line: string) => void;
};

/**
 * Adds a key that seals from now on and seals every kept value anew under it. Where values still stand under an older
 * key or another cipher, an earlier run was stopped or the setting changed: then it finishes that and adds none. Older
 * keys stay in the file, for backups are sealed with them; a running product finds the new one by itself.
 */
export async function rotateKeys({ adminUrl, dataDir, choice, say }: Rotation): Promise<void> {
  setSealingKeys(loadSecrets(dataDir), { choice });
  const database = openDatabase(adminUrl, { poolSize: 2, onError: (error) => say(error.message) });
  try {
    const places = await listPlaces(database);
    const columns = offers.capabilities.flatMap((capability) => capability.sealed ?? []);
    const left = await countStale(database, places, columns);
    if (left > 0) {
      say(`${left} values wait to be sealed anew; no key is added.`);
    } else {
      const secrets = addSealingKey(dataDir);
      setSealingKeys(secrets, { choice });
      say(`The key ${secrets.sealingKeyId} was added. Keep a copy of ${secretsPath(dataDir)} in a safe place.`);
    }
    say(`${await resealAll(database, places, columns)} values were sealed anew.`);
  } finally {
    await database.close();
  }
}
