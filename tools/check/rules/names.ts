import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { SourceFile } from '../tree.ts';

const SAYS_NOTHING = /^(utils?|helpers?|common|lib|libs|shared|types|misc|stuff|constants)$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
const PASCAL = /^([A-Z][a-z0-9]*)+$/;
const TOOL_FILE = /^(package|tsconfig\..+|vite\.config|vitest\.config|playwright\.config)$/;

/** Files and folders are named by what they are about. */
export const names: Rule = {
  name: 'names',
  find: (tree) => [...tree.files.values()].flatMap((file) => [...badName(file), ...barrel(file)]),
};

function badName(file: SourceFile): readonly Finding[] {
  if (!/^(src|test|tools|bench)\//.test(file.path)) return [];
  const parts = file.path.split('/');
  const fileName = parts.pop() ?? '';
  const stem = fileName.replace(/(\.test)?\.[a-z]+$/, '');
  const empty = [...parts, stem].find((part) => SAYS_NOTHING.test(part));
  if (empty !== undefined) {
    const why = `“${empty}” says nothing about what lies inside, so everything ends up there`;
    return [at(file, `is named ${empty}`, why, 'Name it by its noun, or give the line to the one who owns the noun')];
  }
  const folder = parts.find((part) => !KEBAB.test(part));
  if (folder !== undefined) return [at(file, `lies in the folder ${folder}`, KEBAB_WHY, 'Rename the folder')];
  return wrongCase(file, fileName, stem);
}

const KEBAB_WHY = 'Folders and files are kebab-case';

function wrongCase(file: SourceFile, fileName: string, stem: string): readonly Finding[] {
  if (TOOL_FILE.test(stem) || /\.(md|json|html|sql)$/.test(fileName)) return [];
  if (!fileName.endsWith('.tsx')) {
    if (KEBAB.test(stem) || stem === 'zh-CN') return [];
    return [at(file, `is named ${fileName}`, KEBAB_WHY, 'Rename the file')];
  }
  if (PASCAL.test(stem) || !/^export (default )?(async )?function [A-Z]/m.test(file.scan.bones)) return [];
  const why = 'A file that exports a component is named like a component, PascalCase.tsx';
  return [at(file, `is named ${fileName} and exports a component`, why, 'Name it after its first component')];
}

/** A file that only hands on what others export hides where things are, and pulls in all of it. */
function barrel(file: SourceFile): readonly Finding[] {
  if (!/\.(ts|tsx)$/.test(file.path)) return [];
  const rest = file.scan.bones
    .replaceAll(/\b(import|export)\b[^;]*?\bfrom\s*(['"])\s*\2\s*;?/g, '')
    .replaceAll(/\bexport\s*(type\s*)?\{[^}]*\}\s*;?/g, '')
    .trim();
  const handsOn = /\bexport\s*(type\s+)?(\*|\{[^}]*\}\s*from)/.test(file.scan.bones);
  if (rest !== '' || !handsOn) return [];
  const why = 'A barrel hides where things are and makes circles easy';
  return [at(file, 'only hands on what other files export', why, 'Import from the file that has it')];
}

function at(file: SourceFile, what: string, why: string, todo: string): Finding {
  return { file: file.path, line: 1, what, why, todo };
}
