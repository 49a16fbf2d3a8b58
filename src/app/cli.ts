import { startEmbeddedPostgres } from '../platform/server/embedded-postgres/supervisor.ts';
import { listBrokenInvariants } from '../platform/server/invariants.ts';
import { prepareDatabase } from '../platform/server/migrate.ts';
import { loadSecrets } from '../platform/server/secrets.ts';
import { readSettings } from '../platform/server/settings.ts';
import { invariants } from './invariants.ts';
import { migrations } from './migrations.ts';

const USAGE = `npm run db <command>
  migrate      bring the tables up to date
  invariants   run every invariant; ends with 1 if one is broken
`;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function withDatabase(work: (adminUrl: string) => Promise<void>): Promise<void> {
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
    await work(prepared.adminUrl);
  } finally {
    await embedded?.stop();
  }
}

async function showInvariants(adminUrl: string): Promise<void> {
  const broken = await listBrokenInvariants(adminUrl, invariants);
  for (const { owner, sentence, rowCount, firstRow } of broken) {
    say(`${owner}: ${sentence} Broken by ${rowCount} rows, the first: ${JSON.stringify(firstRow)}`);
  }
  say(broken.length === 0 ? 'Every invariant holds.' : `${broken.length} invariants are broken.`);
  process.exitCode = broken.length === 0 ? 0 : 1;
}

const [command] = process.argv.slice(2);
if (command === 'migrate') await withDatabase(async () => void say('The tables are up to date.'));
else if (command === 'invariants') await withDatabase(showInvariants);
else {
  process.stdout.write(USAGE);
  process.exitCode = command === undefined ? 0 : 2;
}
