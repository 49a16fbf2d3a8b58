import type { Finding } from '../finding.ts';
import { isObject, type LoadedCapability, type WordSet } from '../house.ts';
import type { Rule } from '../rule.ts';
import { filesOf, isTest, type SourceFile, type SourceTree } from '../tree.ts';
import { factNamesOf } from './facts.ts';

const HAN = /[\p{Script=Han}。，、；：？！「」“”（）《》]/u;
const CHINESE = /\p{Script=Han}/u;
/** Names that stay Chinese in English text: of the product, and of languages in their own script. */
const NAMES_OF_THEIR_OWN = /同心|中文|简体中文/g;
const LOCALES = ['zh-CN', 'en'] as const;

/** Everything a person reads lies in messages, in both languages: also each refusal and each fact. */
export const messages: Rule = {
  name: 'messages',
  find: (tree, house) => [
    ...house.capabilities.flatMap((capability) => wordsOf(tree, capability)),
    ...filesOf(tree, /^src\/(platform|capabilities\/[^/]+)\/(pages|console)\/.*\.tsx?$/).flatMap(chineseInSource),
  ],
};

function wordsOf(tree: SourceTree, capability: LoadedCapability): readonly Finding[] {
  const base = `src/capabilities/${capability.name}/messages`;
  const { words } = capability;
  if (!words) {
    if (capability.routes.length === 0 || tree.files.has(`${base}/words.ts`)) return [];
    const why = 'Refusals and facts have no sentence without it';
    return [at(`${base}/words.ts`, 'is missing', why, 'Export words: Words<typeof zhCN> = { zh-CN, en }')];
  }
  return [
    ...LOCALES.flatMap((locale) => missingSentences(tree, capability, words[locale], `${base}/${locale}.ts`)),
    ...differences(words['zh-CN'], words.en, '', `${base}/en.ts`),
    ...chineseInEnglish(words.en, '', `${base}/en.ts`),
    ...LOCALES.flatMap((locale) => loud(words[locale], '', `${base}/${locale}.ts`)),
  ];
}

function missingSentences(
  tree: SourceTree,
  capability: LoadedCapability,
  set: WordSet,
  file: string,
): readonly Finding[] {
  const refusals = new Set(capability.routes.flatMap(({ route }) => Object.keys(route.refusals)));
  const wanted = [
    ...[...refusals].map((name) => ['refusals', name] as const),
    ...factNamesOf(tree, capability.name).map((name) => ['facts', name] as const),
  ];
  return wanted.flatMap(([part, name]) => {
    const sentences = set[part];
    const sentence = isObject(sentences) ? sentences[name] : undefined;
    if (typeof sentence === 'function' || (typeof sentence === 'string' && sentence.trim() !== '')) return [];
    const why =
      part === 'refusals' ? 'Someone who is refused must read why' : 'The audit trail shows each fact in words';
    return [at(file, `has no sentence for ${part}['${name}']`, why, 'Write it')];
  });
}

/** The compiler sees most of this; records typed loosely and empty texts it does not see. */
function differences(source: unknown, other: unknown, path: string, file: string): readonly Finding[] {
  if (isObject(source) && isObject(other)) {
    const keys = new Set([...Object.keys(source), ...Object.keys(other)]);
    return [...keys].flatMap((key) => differences(source[key], other[key], path === '' ? key : `${path}.${key}`, file));
  }
  if (typeof source === typeof other && other !== '') return [];
  const why = 'Both languages say the same';
  if (other === undefined || other === '') return [at(file, `does not say “${path}”`, why, 'Translate it')];
  if (source === undefined) return [at(file, `says “${path}”, which Chinese does not`, why, 'Add it there or drop it')];
  return [at(file, `“${path}” is a ${typeof other}, in Chinese a ${typeof source}`, why, 'Make them alike')];
}

function chineseInEnglish(value: unknown, path: string, file: string): readonly Finding[] {
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, part]) => chineseInEnglish(part, `${path}${path && '.'}${key}`, file));
  }
  const text = typeof value === 'function' ? String(value) : value;
  if (typeof text !== 'string' || !CHINESE.test(text.replaceAll(NAMES_OF_THEIR_OWN, ''))) return [];
  return [at(file, `“${path}” holds Chinese text`, 'The English set is read by those without Chinese', 'Translate it')];
}

function loud(value: unknown, path: string, file: string): readonly Finding[] {
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, part]) => loud(part, `${path}${path && '.'}${key}`, file));
  }
  if (typeof value !== 'string' || !/[!！]/.test(value)) return [];
  return [at(file, `“${path}” shouts`, 'A public service does not shout', 'Say it calmly')];
}

function chineseInSource(file: SourceFile): readonly Finding[] {
  if (isTest(file.path) || /\/(messages\/.*|words(-[a-z]+)*|[a-z-]*-words)\.ts$/.test(file.path)) return [];
  const why = 'What a person reads lies in messages, where it can be translated';
  return file.scan.code
    .split('\n')
    .flatMap((text, index) =>
      HAN.test(text) ? [{ ...at(file.path, 'holds Chinese text', why, 'Move it to messages'), line: index + 1 }] : [],
    );
}

function at(file: string, what: string, why: string, todo: string): Finding {
  return { file, line: 1, what, why, todo };
}
