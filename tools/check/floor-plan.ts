/**
 * Which capability stands on which floor. A capability that is missing here is refused, so a new one is placed on
 * purpose. On floor 2 the order of `FLOOR_TWO_ORDER` may also be followed downwards.
 */
export const FLOOR_OF: Readonly<Record<string, number>> = {
  sheets: 2,
  organisations: 2,
  people: 2,
  rulebook: 2,
  roles: 2,
  access: 2,
  notices: 2,
  privacy: 2,
  credentials: 2,
  audit: 2,
  complaints: 2,
  commitments: 3,
  activities: 3,
  ledger: 3,
  agreements: 4,
  'three-lists': 4,
  donations: 4,
  grants: 4,
  fairs: 4,
  'blood-drives': 4,
  training: 4,
  'branch-life': 4,
  'service-desk': 4,
  'call-outs': 4,
  honours: 5,
  bulletins: 5,
  figures: 5,
  'news-intake': 5,
  overview: 5,
};

const FLOOR_TWO_ORDER = [
  'sheets',
  'organisations',
  'people',
  'rulebook',
  'roles',
  'access',
  'notices',
  'privacy',
  'credentials',
  'audit',
  'complaints',
];

/** Whether code of the one capability may enter the other by its doors. */
export function mayLookDown(from: string, to: string): boolean {
  const higher = FLOOR_OF[from];
  const lower = FLOOR_OF[to];
  if (higher === undefined || lower === undefined) return false;
  if (higher > lower) return true;
  return (
    higher === lower && FLOOR_TWO_ORDER.includes(to) && FLOOR_TWO_ORDER.indexOf(from) > FLOOR_TWO_ORDER.indexOf(to)
  );
}

export function schemaOf(capability: string): string {
  return capability.replaceAll('-', '_');
}

export type Room = 'domain' | 'contract' | 'messages' | 'server' | 'pages' | 'console' | 'outside';

export type Place =
  | { readonly kind: 'kernel' }
  | { readonly kind: 'platform'; readonly room: 'server' | 'pages' | 'console' | 'outside' }
  | { readonly kind: 'capability'; readonly name: string; readonly room: Room; readonly rest: string }
  | { readonly kind: 'app' }
  | { readonly kind: 'test' }
  | { readonly kind: 'outside' };

const ROOMS: readonly string[] = ['domain', 'messages', 'server', 'pages', 'console'];
const PLATFORM_ROOMS: readonly string[] = ['server', 'pages', 'console'];

/** Where in the house a path lies. `rest` is the path within the capability. */
export function placeOf(path: string): Place {
  const [top, second, third, ...more] = path.split('/');
  if (top === 'test') return { kind: 'test' };
  if (top !== 'src' || second === undefined) return { kind: 'outside' };
  if (second === 'kernel') return { kind: 'kernel' };
  if (second === 'app') return { kind: 'app' };
  if (second === 'platform') return { kind: 'platform', room: roomNamed(third, PLATFORM_ROOMS) as 'server' };
  if (second !== 'capabilities' || third === undefined) return { kind: 'outside' };
  const room = more[0] === 'contract.ts' || more[0] === 'contract' ? 'contract' : roomNamed(more[0], ROOMS);
  return { kind: 'capability', name: third, room: room as Room, rest: more.join('/') };
}

function roomNamed(name: string | undefined, rooms: readonly string[]): string {
  return name !== undefined && rooms.includes(name) ? name : 'outside';
}

export function capabilitiesOf(paths: Iterable<string>): readonly string[] {
  const names = new Set<string>();
  for (const path of paths) {
    const place = placeOf(path);
    if (place.kind === 'capability' && place.rest !== '') names.add(place.name);
  }
  return [...names].sort();
}
