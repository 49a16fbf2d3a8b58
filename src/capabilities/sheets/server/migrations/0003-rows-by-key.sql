-- The first row of a key is read from the index alone.
drop index sheets.import_row_by_key;
create index import_row_by_key on sheets.import_row (tenant_id, import_id, key_index, row_no)
  where key_index is not null;
