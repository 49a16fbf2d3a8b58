import type { Rule } from '../rule.ts';
import { cycles } from './cycles.ts';
import { facts } from './facts.ts';
import { floors } from './floors.ts';
import { glossary } from './glossary.ts';
import { links } from './links.ts';
import { messages } from './messages.ts';
import { migrations } from './migrations.ts';
import { names } from './names.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { secrets } from './secrets.ts';
import { sizes } from './sizes.ts';
import { tables } from './tables.ts';

export const rules: readonly Rule[] = [
  floors,
  cycles,
  sizes,
  names,
  routes,
  refusals,
  messages,
  facts,
  tables,
  migrations,
  links,
  glossary,
  secrets,
];
