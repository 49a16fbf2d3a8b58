import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Route } from '../../src/kernel/contract.ts';
import type { Workflow } from '../../src/kernel/transitions.ts';
import { capabilitiesOf } from './floor-plan.ts';
import type { Finding } from './finding.ts';
import type { SourceTree } from './tree.ts';

export type WordSet = Readonly<Record<string, unknown>>;
export type LoadedRoute = { readonly route: Route; readonly file: string; readonly exportedAs: string };
export type LoadedCapability = {
  readonly name: string;
  readonly routes: readonly LoadedRoute[];
  readonly words: { readonly 'zh-CN': WordSet; readonly en: WordSet } | undefined;
  readonly workflows: readonly Workflow<string, string, string>[];
};

/**
 * What the capabilities' pure files say when they are run: contracts, words, workflows. They know neither database
 * nor network, so the check can load them as they are.
 */
export type LoadedHouse = {
  readonly capabilities: readonly LoadedCapability[];
  readonly troubles: readonly Finding[];
};

type Exports = Readonly<Record<string, unknown>>;

export async function loadHouse(tree: SourceTree): Promise<LoadedHouse> {
  const troubles: Finding[] = [];
  const capabilities: LoadedCapability[] = [];
  for (const name of capabilitiesOf(tree.files.keys())) {
    capabilities.push(await loadCapability(tree, name, troubles));
  }
  return { capabilities, troubles };
}

async function loadCapability(tree: SourceTree, name: string, troubles: Finding[]): Promise<LoadedCapability> {
  const base = `src/capabilities/${name}/`;
  const load = async (pattern: RegExp) => {
    const loaded: { file: string; exports: Exports }[] = [];
    for (const file of tree.files.keys()) {
      if (!file.startsWith(base) || !pattern.test(file.slice(base.length))) continue;
      try {
        loaded.push({ file, exports: (await import(pathToFileURL(join(tree.root, file)).href)) as Exports });
      } catch (error) {
        troubles.push(notLoaded(file, error));
      }
    }
    return loaded;
  };
  const contracts = await load(/^contract(\.ts|\/[a-z-]+\.ts)$/);
  const words = await load(/^messages\/words\.ts$/);
  const workflows = await load(/^domain\/([a-z-]*workflow[a-z-]*\.ts|workflows?\/[a-z-]+\.ts)$/);
  return {
    name,
    routes: contracts.flatMap(({ file, exports }) =>
      Object.entries(exports).flatMap(([exportedAs, value]) =>
        isRoute(value) ? [{ route: value, file, exportedAs }] : [],
      ),
    ),
    words: words.flatMap(({ exports }) => Object.values(exports).filter(isWords))[0],
    workflows: workflows.flatMap(({ exports }) => Object.values(exports).filter(isWorkflow)),
  };
}

function notLoaded(file: string, error: unknown): Finding {
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return {
    file,
    line: 1,
    what: `this file could not be loaded: ${reason.replace(/\.$/, '')}`,
    why: 'Contracts, words and workflows are run by the check and by the generator of documents',
    todo: 'Mend the import or the export it speaks of',
  };
}

function isRoute(value: unknown): value is Route {
  return isObject(value) && 'method' in value && 'path' in value && 'name' in value && 'input' in value;
}

function isWords(value: unknown): value is { 'zh-CN': WordSet; en: WordSet } {
  return isObject(value) && isObject(value['zh-CN']) && isObject(value['en']);
}

function isWorkflow(value: unknown): value is Workflow<string, string, string> {
  return isObject(value) && Array.isArray(value['transitions']) && 'start' in value && 'ends' in value;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
