create table platform.chain_head (
  tenant_id uuid not null primary key,
  position bigint not null check (position >= 0),
  link_hash bytea not null,
  day text not null,
  tree_from bigint not null,
  frontier bytea[] not null,
  digests jsonb not null
);
comment on table platform.chain_head is 'How far the facts are chained; its row lock makes chaining one at a time.';
comment on column platform.chain_head.day is 'The civil day of the tree that is open; empty before the first fact.';
comment on column platform.chain_head.frontier is 'The roots of the full subtrees of the open tree, the largest first (RFC 6962).';
comment on column platform.chain_head.digests is 'By capability: how many of its rows facts vouch for, and the head of the chain of their digests.';
grant select, insert, update on platform.chain_head to tongxin_app;

create table platform.chain_link (
  tenant_id uuid not null,
  position bigint not null,
  leaf_hash bytea not null,
  link_hash bytea not null,
  primary key (tenant_id, position)
);
comment on table platform.chain_link is 'Append-only: the hash of each fact in order, and the hash that binds it to all before it.';
grant select, insert on platform.chain_link to tongxin_app;

create table platform.chain_block (
  tenant_id uuid not null,
  from_position bigint not null,
  root_hash bytea not null,
  primary key (tenant_id, from_position)
);
comment on table platform.chain_block is 'Append-only: the root of each full block of 256 leaves of a day''s tree, so that proofs read little.';
grant select, insert on platform.chain_block to tongxin_app;

create table platform.chain_tree (
  tenant_id uuid not null,
  from_position bigint not null,
  to_position bigint not null check (to_position >= from_position),
  day text not null,
  algorithm text not null,
  head_hash bytea not null,
  root_hash bytea not null,
  digests jsonb not null,
  primary key (tenant_id, from_position),
  unique (tenant_id, day)
);
comment on table platform.chain_tree is 'Append-only: the Merkle tree of each day that is over, from its first to its last fact.';
grant select, insert on platform.chain_tree to tongxin_app;

create table platform.checkpoint (
  tenant_id uuid not null,
  id uuid not null,
  no bigint not null check (no > 0),
  place_slug text not null,
  day text not null,
  from_position bigint not null,
  to_position bigint not null check (to_position >= from_position),
  algorithm text not null,
  head_hash bytea not null,
  root_hash bytea not null,
  digests jsonb not null,
  made_at timestamptz not null,
  previous_hash bytea,
  key_id text not null,
  signature bytea not null,
  primary key (tenant_id, id),
  unique (tenant_id, no),
  unique (tenant_id, to_position)
);
comment on table platform.checkpoint is 'Append-only: signed and published, so that whoever kept one sees what was changed behind it.';
comment on column platform.checkpoint.previous_hash is 'The hash of the text of the checkpoint before; null for the first.';
comment on column platform.checkpoint.signature is 'Ed25519 over the text of the checkpoint, by the key that is named.';
grant select, insert on platform.checkpoint to tongxin_app;

alter table platform.chain_head enable row level security;
alter table platform.chain_head force row level security;
create policy tenant on platform.chain_head
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table platform.chain_link enable row level security;
alter table platform.chain_link force row level security;
create policy tenant on platform.chain_link
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table platform.chain_block enable row level security;
alter table platform.chain_block force row level security;
create policy tenant on platform.chain_block
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table platform.chain_tree enable row level security;
alter table platform.chain_tree force row level security;
create policy tenant on platform.chain_tree
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table platform.checkpoint enable row level security;
alter table platform.checkpoint force row level security;
create policy tenant on platform.checkpoint
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
