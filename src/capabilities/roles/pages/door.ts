import type { Role } from '../../../kernel/actor.ts';
import type { Locale } from '../../../kernel/words.ts';
import type { Page } from '../../../platform/pages/page.ts';
import { words } from '../messages/words.ts';

export const rolesPages: readonly Page[] = [];

/** What a role is called, for pages that say what somebody is. */
export function roleName(role: Role, locale: Locale): string {
  return words[locale].roles[role].name;
}
