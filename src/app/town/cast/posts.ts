import type { Role } from '../../../kernel/actor.ts';

/**
 * The people and organisations of the demo town: five places after five published reports of such work. Places and
 * kinds of organisations follow the reports; every personal name is plainly invented and says what the person does.
 */
export type OrganisationCast = {
  readonly key: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly parent?: string;
  readonly host?: string;
};

export type PersonCast = {
  readonly key: string;
  readonly name: string;
  readonly organisation: string;
  /** What the person does here, in a few words, for the panel of the sign-in page. */
  readonly position: string;
  readonly roles: readonly (readonly [Role, string])[];
  /** Staff may also sign in with a password; volunteers use the telephone only. */
  readonly hasPassword?: boolean;
};

export type PlaceCast = {
  readonly slug: string;
  readonly name: { readonly 'zh-CN': string; readonly en: string };
  readonly regionCode: string;
  readonly ledgerPrefix: string;
  readonly organisations: readonly OrganisationCast[];
  readonly people: readonly PersonCast[];
};

const numerals = '一二三四五六七八九';

/** 1 → 一, 12 → 十二, 30 → 三十. */
function numeral(count: number): string {
  const tens = Math.floor(count / 10);
  const ones = count % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : numerals[tens - 1]}十`;
  return `${head}${ones === 0 ? '' : numerals[ones - 1]}`;
}

/** So many volunteers of an organisation, named by number: 丁一, 丁二, … */
export function volunteers(surname: string, organisation: string, count: number): PersonCast[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `${surname}${index + 1}`,
    name: `${surname}${numeral(index + 1)}`,
    organisation,
    position: '志愿者',
    roles: [],
  }));
}

function staff(root: string, key: string, name: string, post: readonly [string, Role]): PersonCast {
  const [position, role] = post;
  return { key, name, organisation: root, position, roles: [[role, root]], hasPassword: true };
}

/** The posts that every place fills: two who coordinate, who edits, signs, audits and gives rights. */
export function offices(root: string): PersonCast[] {
  return [
    staff(root, 'coordinator', '郑统筹', ['区域协调员', 'coordinator']),
    staff(root, 'closer', '方复核', ['区域协调员（复核、销号）', 'coordinator']),
    staff(root, 'editor', '沈编辑', ['简报编辑', 'editor']),
    staff(root, 'signer', '许签发', ['简报签发人', 'signer']),
    staff(root, 'auditor', '邵审计', ['审计管理员', 'auditor']),
    staff(root, 'security', '安授权', ['安全管理员（授权）', 'security-administrator']),
  ];
}

/** Two more posts that every place fills: who keeps the rules and channels, and who answers for personal data. */
export function keepers(root: string): PersonCast[] {
  return [
    staff(root, 'system', '舒维护', ['系统管理员', 'system-administrator']),
    staff(root, 'privacy', '路守密', ['个人信息保护负责人', 'privacy-officer']),
  ];
}

export function clerk(key: string, name: string, organisation: string, position = '单位联络员'): PersonCast {
  return { key, name, organisation, position, roles: [['clerk', organisation]], hasPassword: true };
}

export function leader(key: string, name: string, organisation: string): PersonCast {
  return { key, name, organisation, position: '活动领队', roles: [['leader', organisation]], hasPassword: true };
}
