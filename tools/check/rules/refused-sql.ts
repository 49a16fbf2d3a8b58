/** What no migration may say, so that one set of files runs on PostgreSQL, embedded or not, and on Citus. */
export type RefusedSql = { readonly pattern: RegExp; readonly what: string; readonly todo: string };

export const REFUSED_SQL: readonly RefusedSql[] = [
  {
    pattern: /\bcreate (or replace )?(constraint )?trigger\b/,
    what: 'makes a trigger',
    todo: 'Write it in the handler, or take the grant away',
  },
  {
    pattern: /\bgenerated (always|by default) as identity\b/,
    what: 'makes an identity column',
    todo: 'Let the application make the id',
  },
  {
    pattern: /\b(small|big)?serial\b|\bcreate sequence\b|\bnextval\b/,
    what: 'makes a sequence',
    todo: 'Let the application make the id or count under a lock',
  },
  {
    pattern:
      /\bdefault (now|current_timestamp|localtimestamp|clock_timestamp|statement_timestamp|gen_random_uuid|random)\b/,
    what: 'has a default that differs each time',
    todo: 'Let the application hand in the time or the id',
  },
  {
    pattern: /\bon delete set (null|default)\b|\bon update (cascade|set)\b/,
    what: 'changes keys behind the application',
    todo: 'Leave the clause out',
  },
  {
    pattern: /\buuidv[47]\s*\(|\bjson_table\s*\(|\bwithout overlaps\b|\bnot enforced\b/,
    what: 'uses SQL newer than PostgreSQL 15',
    todo: 'Say it with SQL of PostgreSQL 15',
  },
  {
    pattern: /\breturning (old|new)\b|\bgenerated always as [^;]*\bvirtual\b/,
    what: 'uses SQL newer than PostgreSQL 15',
    todo: 'Say it with SQL of PostgreSQL 15',
  },
  { pattern: /\bdisable row level security\b/, what: 'takes row-level security away', todo: 'Leave it on' },
];
