import { prepareGround } from './ground.ts';
import { report } from './harness.ts';
import { openPages } from './public-pages.ts';
import { rushToSignUp } from './sign-up-rush.ts';

/** `npm run bench` runs all; `npm run bench -- rush` or `pages` only one of them. */
const [only] = process.argv.slice(2);
const ground = await prepareGround();
try {
  if (only !== 'pages') report(await rushToSignUp(ground));
  if (only !== 'rush') for (const comparison of await openPages(ground)) report(comparison);
  const broken = await ground.brokenInvariants();
  if (broken.length > 0) throw new Error(`Invariants are broken:\n${broken.join('\n')}`);
} finally {
  await ground.close();
}
