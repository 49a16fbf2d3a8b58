import { prepareGround } from './ground.ts';
import { report } from './harness.ts';
import { proveFacts } from './proof.ts';
import { measurePaperBatch } from './paper-batch.ts';
import { openPages } from './public-pages.ts';
import { moveSheets } from './sheets.ts';
import { rushToSignUp } from './sign-up-rush.ts';

/** `npm run bench` runs all; `npm run bench -- rush`, `pages`, `proof`, `sheets` or `papers` only one of them. */
const [only] = process.argv.slice(2);
const ground = await prepareGround();
try {
  const isWanted = (name: string) => only === undefined || only === name;
  if (isWanted('rush')) report(await rushToSignUp(ground));
  if (isWanted('pages')) for (const comparison of await openPages(ground)) report(comparison);
  if (isWanted('proof')) await proveFacts(ground);
  if (isWanted('sheets')) await moveSheets(ground);
  if (isWanted('papers')) await measurePaperBatch();
  const broken = await ground.brokenInvariants();
  if (broken.length > 0) throw new Error(`Invariants are broken:\n${broken.join('\n')}`);
} finally {
  await ground.close();
}
