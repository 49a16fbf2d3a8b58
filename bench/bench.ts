import { prepareGround } from './ground.ts';
import { report } from './harness.ts';
import { rushToSignUp } from './sign-up-rush.ts';

const ground = await prepareGround();
try {
  report(await rushToSignUp(ground));
  const broken = await ground.brokenInvariants();
  if (broken.length > 0) throw new Error(`Invariants are broken:\n${broken.join('\n')}`);
} finally {
  await ground.close();
}
