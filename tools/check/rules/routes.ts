import type { Finding } from '../finding.ts';
import type { LoadedRoute } from '../house.ts';
import type { Rule } from '../rule.ts';
import { lineAt } from '../scan.ts';
import type { SourceTree } from '../tree.ts';

/** Each route says who may call it, what it is for, and is one of its kind. */
export const routes: Rule = {
  name: 'routes',
  find(tree, house) {
    const all = house.capabilities.flatMap((capability) =>
      capability.routes.map((loaded) => ({ ...loaded, capability: capability.name })),
    );
    return [
      ...house.troubles,
      ...all.flatMap((loaded) => lacking(tree, loaded, loaded.capability)),
      ...twice(tree, all, ({ route }) => route.name, 'is the name of two routes'),
      ...twice(tree, all, ({ route }) => `${route.method} ${shape(route.path)}`, 'is the address of two routes'),
    ];
  },
};

function lacking(tree: SourceTree, loaded: LoadedRoute, capability: string): readonly Finding[] {
  const { route } = loaded;
  const findings: Finding[] = [];
  const say = (what: string, why: string, todo: string) =>
    findings.push({ file: loaded.file, line: lineOf(tree, loaded), what: `${route.name} ${what}`, why, todo });
  if (!hasAudience(route.audience)) {
    say(
      'is a route without roles',
      'By default nobody may call, so it must be said who may',
      "Name roles, 'signed-in' or 'anyone'",
    );
  }
  if (!route.summary?.trim()) say('has no summary', 'The API document shows it', 'Say in a few words what it does');
  if (!/^[a-z0-9-]+\.[a-z0-9-]+$/.test(route.name) || !route.name.startsWith(`${capability}.`)) {
    say('is no name of a route here', 'Logs and documents find the owner by it', `Name it '${capability}.verb-noun'`);
  }
  if (!/^(\/(:[a-z][A-Za-z0-9]*|[a-z0-9-]+(\.[a-z0-9]+)?))+$/.test(route.path)) {
    say(`has the path ${route.path}`, 'Paths are kebab-case words and :parameters', 'Write it like /needs/:needId');
  }
  for (const parameter of route.path.matchAll(/:([A-Za-z0-9]+)/g)) {
    if (!Object.hasOwn(route.input.shape, parameter[1] ?? '')) {
      say(
        `does not take ${parameter[1]} from its path`,
        'Each :part of a path is a field of the input',
        'Add the field',
      );
    }
  }
  return findings;
}

function hasAudience(audience: unknown): boolean {
  return audience === 'anyone' || audience === 'signed-in' || (Array.isArray(audience) && audience.length > 0);
}

type Owned = LoadedRoute & { readonly capability: string };

function twice(tree: SourceTree, all: readonly Owned[], keyOf: (loaded: Owned) => string, what: string) {
  const seen = new Set<string>();
  return all.flatMap((loaded): readonly Finding[] => {
    const key = keyOf(loaded);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const why = 'Only one of them would ever be called';
    return [{ file: loaded.file, line: lineOf(tree, loaded), what: `${key} ${what}`, why, todo: 'Change one' }];
  });
}

function shape(path: string): string {
  return path.replaceAll(/:[A-Za-z0-9]+/g, ':');
}

function lineOf(tree: SourceTree, loaded: LoadedRoute): number {
  const text = tree.files.get(loaded.file)?.text ?? '';
  const index = text.search(new RegExp(`\\bconst ${loaded.exportedAs}\\b`));
  return index === -1 ? 1 : lineAt(text, index);
}
