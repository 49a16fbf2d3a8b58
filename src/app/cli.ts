import { openDatabase } from '../platform/server/database.ts';
import { startEmbeddedPostgres } from '../platform/server/embedded-postgres/supervisor.ts';
import { CHECKPOINT_KEYS } from '../platform/server/chain/checkpoint-keys.ts';
import { listBrokenInvariants } from '../platform/server/invariants.ts';
import { prepareDatabase } from '../platform/server/migrate.ts';
import { loadSecrets } from '../platform/server/secrets.ts';
import { readSettings } from '../platform/server/settings.ts';
import { rotateSigningKey } from '../platform/server/signing-keys.ts';
import { CREDENTIAL_KEYS } from '../capabilities/credentials/server/door.ts';
import { invariants } from './invariants.ts';
import { migrations } from './migrations.ts';
import { rotateKeys } from './rotate-keys.ts';
import { setUpAddress } from './set-up/address.ts';
import { readVerifyArguments, verifyPlaces } from './verify.ts';
import { verifyCredentialFile } from './verify-credential.ts';

const USAGE = `npm run db <command>
  migrate      bring the tables up to date
  invariants   run every invariant; ends with 1 if one is broken
  verify       prove that facts and ledger are as they were written, or name what is not; ends with 1 if not
               --place dongying --since 2026-01-01 --checkpoint <kept file> --keys <kept public keys>
               --credential <evidence file> checks one paper without a database
  add-place    print an address at which one more place is set up, good for a day and once
  rotate-checkpoint-key  sign checkpoints with a new key from the next start on
  rotate-credential-key  sign badges with a new key from the next start on
  rotate-keys  seal every private value under a new key; stopped half way it goes on where it was
`;

const say = (line: string) => process.stdout.write(`${line}\n`);

type Urls = { readonly adminUrl: string; readonly appUrl: string };

async function withDatabase(work: (urls: Urls) => Promise<void>): Promise<void> {
  const settings = readSettings();
  const secrets = loadSecrets(settings.dataDir);
  const embedded = settings.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataDir: settings.dataDir, progress: say });
  try {
    const prepared = await prepareDatabase({
      adminUrl: settings.databaseUrl ?? embedded?.adminUrl ?? '',
      database: embedded ? 'tongxin' : undefined,
      secrets,
      migrations,
      progress: say,
    });
    await work(prepared);
  } finally {
    await embedded?.stop();
  }
}

async function showInvariants({ adminUrl }: Urls): Promise<void> {
  const broken = await listBrokenInvariants(adminUrl, invariants);
  for (const { owner, sentence, rowCount, firstRow } of broken) {
    say(`${owner}: ${sentence} Broken by ${rowCount} rows, the first: ${JSON.stringify(firstRow)}`);
  }
  say(broken.length === 0 ? 'Every invariant holds.' : `${broken.length} invariants are broken.`);
  process.exitCode = broken.length === 0 ? 0 : 1;
}

async function rotate({ adminUrl }: Urls): Promise<void> {
  const { dataDir, sealing: choice } = readSettings();
  await rotateKeys({ adminUrl, dataDir, choice, say });
}

async function addPlace({ appUrl }: Urls): Promise<void> {
  const database = openDatabase(appUrl, { poolSize: 1, onError: () => {} });
  try {
    say(await setUpAddress(database, readSettings().publicUrl, new Date().toISOString()));
  } finally {
    await database.close();
  }
}

async function verify(): Promise<void> {
  const end = (isSound: boolean) => void (process.exitCode = isSound ? 0 : 1);
  try {
    const wanted = readVerifyArguments(more, readSettings().dataDir);
    if (wanted.credential) end(verifyCredentialFile(wanted.credential, wanted.keys, say));
    else await withDatabase(async ({ appUrl }) => end(await verifyPlaces(appUrl, wanted, say)));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}

async function rotateCredentialKey(): Promise<void> {
  const newest = rotateSigningKey(readSettings().dataDir, CREDENTIAL_KEYS).at(-1);
  say(`Badges are signed by ${newest?.id} from the next start on. What older keys signed can still be checked.`);
}

async function rotateCheckpointKey(): Promise<void> {
  const newest = rotateSigningKey(readSettings().dataDir, CHECKPOINT_KEYS).at(-1);
  say(`Checkpoints are signed by ${newest?.id} from the next start on.`);
}

const [command, ...more] = process.argv.slice(2);
if (command === 'migrate') await withDatabase(async () => void say('The tables are up to date.'));
else if (command === 'invariants') await withDatabase(showInvariants);
else if (command === 'add-place') await withDatabase(addPlace);
else if (command === 'verify') await verify();
else if (command === 'rotate-checkpoint-key') await withDatabase(rotateCheckpointKey);
else if (command === 'rotate-credential-key') await rotateCredentialKey();
else if (command === 'rotate-keys') await withDatabase(rotate);
else {
  process.stdout.write(USAGE);
  process.exitCode = command === undefined ? 0 : 2;
}
