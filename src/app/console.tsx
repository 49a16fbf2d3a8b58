import { signOut, whoAmI } from '../capabilities/access/contract.ts';
import { loadProofDrawer } from '../capabilities/access/console/door.tsx';
import { call } from '../platform/console/api.ts';
import { startConsole } from '../platform/console/Console.tsx';
import { offerServed } from '../platform/console/served.ts';
import { consoleDoors } from './console-doors.ts';
// The thread is the product's signature: one drawing serves the pages and the console.
import '../platform/pages/styles/thread.css';

offerServed(consoleDoors);
startConsole({
  doors: consoleDoors,
  readMe: () => call(whoAmI, {}),
  signOut: () => call(signOut, {}),
  loadProofDrawer,
});
