import type { RegionColumn } from '../domain/region-sheet.ts';

/** The words by which each column of a table of region codes may be headed. */
export const regionHeadings: Readonly<Record<RegionColumn, readonly string[]>> = {
  code: ['代码', '区划代码', '行政区划代码', 'code', 'Code'],
  name: ['名称', '区划名称', 'name', 'Name'],
  system: ['标准', '代码标准', 'system', 'System'],
  parentCode: ['上级代码', 'parent code', 'Parent code'],
  from: ['启用日期', '生效日期', 'valid from', 'Valid from'],
  until: ['停用日期', '失效日期', 'valid until', 'Valid until'],
  successorCodes: ['接续代码', '变更后代码', 'successors', 'Successor codes'],
};
