import {
  endAlliance,
  foundAlliance,
  joinAlliance,
  leaveAlliance,
} from '../../capabilities/organisations/contract/alliances.ts';
import { nameLiaison } from '../../capabilities/organisations/contract/liaisons.ts';
import { mergeOrganisation, moveOrganisation } from '../../capabilities/organisations/contract/merging.ts';
import { addAlias, endAlias, renameOrganisation } from '../../capabilities/organisations/contract/names.ts';
import { importRegions } from '../../capabilities/organisations/contract/regions.ts';
import { addOrganisation } from '../../capabilities/organisations/contract.ts';
import type { Company } from './company.ts';

const HEADING = '代码,名称,标准,上级代码,启用日期,停用日期,接续代码';

/**
 * A few codes of each place for the demonstration, some of them abolished. No authority: a real place brings in the
 * dated tables of its own.
 */
const regions: Readonly<Record<string, string>> = {
  dongying: `370000,山东省,,,,,
370500,东营市,,370000,,,
370502,东营区,,370500,,,
370503,河口区,,370500,,,
370521,垦利县,,370500,,2016-06-08,370505
370505,垦利区,,370500,2016-06-08,,`,
  luohu: `440000,广东省,,,,,
440300,深圳市,,440000,,,
440303,罗湖区,,440300,,,`,
  zhejiang: `330000,浙江省,,,,,
330100,杭州市,,330000,,,
330103,下城区,,330100,,2021-03-11,330105
330104,江干区,,330100,,2021-03-11,330102 330114
330102,上城区,,330100,2021-03-11,,
330105,拱墅区,,330100,2021-03-11,,
330114,钱塘区,,330100,2021-03-11,,`,
  zhongshan: `440000,广东省,,,,,
442000,中山市,,440000,,,`,
  datong: `140000,山西省,,,,,
140200,大同市,,140000,,,
140202,城区,,140200,,2018-02-09,140213
140203,矿区,,140200,,2018-02-09,140214
140213,平城区,,140200,2018-02-09,,
140214,云冈区,,140200,2018-02-09,,`,
};

type AllianceCast = {
  readonly key: string;
  readonly name: string;
  readonly kind: 'joint-committee' | 'party-building-alliance' | 'party-building-community';
  readonly keeper: string;
  readonly foundedOn: string;
  readonly members: readonly (readonly [organisation: string, part: 'lead' | 'member' | 'supporting'])[];
};

const alliances: Readonly<Record<string, readonly AllianceCast[]>> = {
  dongying: [
    {
      key: 'port',
      name: '东营港党建联盟',
      kind: 'party-building-alliance',
      keeper: 'port',
      foundedOn: '2021-07-01',
      members: [
        ['xingfu-party', 'lead'],
        ['build-party', 'member'],
        ['power-party', 'member'],
        ['clinic-party', 'member'],
        ['town', 'supporting'],
      ],
    },
    {
      key: 'xingfu',
      name: '幸福社区党建共同体',
      kind: 'party-building-community',
      keeper: 'port',
      foundedOn: '2023-03-05',
      members: [
        ['xingfu-party', 'lead'],
        ['clinic-party', 'member'],
      ],
    },
  ],
  luohu: [
    {
      key: 'park',
      name: '水贝珠宝园区联合党委',
      kind: 'joint-committee',
      keeper: 'park',
      foundedOn: '2016-07-01',
      members: [
        ['jimeng-party', 'lead'],
        ['blood-party', 'supporting'],
        ['estate', 'member'],
      ],
    },
  ],
};

/** How the organisations of a place stand: region codes, alliances; and in Dongying Port what became of some. */
export async function setStanding(company: Company): Promise<void> {
  const { stage, cast } = company;
  stage.at('2026-01-04', '14:00');
  const text = `${HEADING}\n${regions[cast.slug] ?? ''}`;
  await stage.does(company.player('system'), importRegions, { id: stage.idFor('regions'), text });
  for (const alliance of alliances[cast.slug] ?? []) await found(company, alliance);
  if (cast.slug === 'dongying') await tellHistory(company);
}

async function found(company: Company, { key, members, keeper, ...alliance }: AllianceCast): Promise<void> {
  const { stage } = company;
  const coordinator = company.player('coordinator');
  const id = stage.idFor(`alliance/${key}`);
  await stage.does(coordinator, foundAlliance, { id, keeperOrganisationId: company.org(keeper), ...alliance });
  for (const [organisation, part] of members) {
    const membership = {
      id: stage.idFor(`alliance/${key}/${organisation}`),
      organisationId: company.org(organisation),
    };
    await stage.does(coordinator, joinAlliance, { allianceId: id, ...membership, part, joinedOn: alliance.foundedOn });
  }
}

/** A team that was renamed, one that was moved and merged, an alliance that ended, names people say, and liaisons. */
async function tellHistory(company: Company): Promise<void> {
  const { stage } = company;
  const coordinator = company.player('coordinator');
  const kind = 'volunteer-team' as const;
  const river = { id: stage.idFor('organisation/river'), name: '垦利县黄河口志愿服务队', shortName: '黄河口志愿队' };
  const youth = { id: stage.idFor('organisation/youth'), name: '港城青年志愿服务队', shortName: '港城青年队' };
  const parentId = company.org('port');
  await stage.does(coordinator, addOrganisation, { ...river, kind, parentId, regionCode: '370521' });
  const young = { ...youth, kind, parentId: company.org('town'), regionCode: '370500' };
  await stage.does(coordinator, addOrganisation, young);
  const renaming = { on: '2016-10-08', documentNo: '垦志协〔2016〕4号', reason: '撤县设区，随区名更名' };
  const renamed = { organisationId: river.id, name: '垦利区黄河口志愿服务队', shortName: river.shortName };
  await stage.does(coordinator, renameOrganisation, { ...renamed, ...renaming });
  const moving = { on: '2024-03-05', documentNo: null, reason: '改由联席办公室统一联系' };
  await stage.does(coordinator, moveOrganisation, { organisationId: youth.id, parentId, ...moving });
  const merging = { on: '2025-12-05', documentNo: '东港联〔2025〕7号', reason: '两队合并，统一登记' };
  const merged = { organisationId: youth.id, intoOrganisationId: company.org('team') };
  await stage.does(coordinator, mergeOrganisation, { ...merged, ...merging });
  await sayNames(company);
  await endOldAlliance(company, river.id);
  for (const key of ['build', 'power', 'clinic']) {
    const person = { capability: 'people', id: company.player(key).personId };
    const liaison = { id: stage.idFor(`liaison/${key}`), person, post: '党建联络人', validFrom: '2026-01-04' };
    await stage.does(coordinator, nameLiaison, { organisationId: company.org(`${key}-party`), ...liaison });
  }
}

async function sayNames(company: Company): Promise<void> {
  const { stage } = company;
  const coordinator = company.player('coordinator');
  const clinic = { organisationId: company.org('clinic') };
  const said = { id: stage.idFor('alias/hospital'), name: '仙河医院', validFrom: '2019-01-01' };
  await stage.does(coordinator, addAlias, { ...clinic, ...said });
  const past = { id: stage.idFor('alias/station'), name: '仙河镇医疗站', validFrom: '2001-01-01' };
  await stage.does(coordinator, addAlias, { ...clinic, ...past });
  await stage.does(coordinator, endAlias, { ...clinic, aliasId: past.id, on: '2010-01-01' });
}

async function endOldAlliance(company: Company, riverId: string): Promise<void> {
  const { stage } = company;
  const coordinator = company.player('coordinator');
  const id = stage.idFor('alliance/river');
  const alliance = { id, name: '黄河口公益联盟', kind: 'party-building-alliance' as const, foundedOn: '2018-03-05' };
  await stage.does(coordinator, foundAlliance, { ...alliance, keeperOrganisationId: company.org('port') });
  const stays = [
    [riverId, 'lead', 'river'],
    [company.org('team'), 'member', 'team'],
  ] as const;
  for (const [organisationId, part, key] of stays) {
    const membership = { id: stage.idFor(`alliance/river/${key}`), organisationId, part, joinedOn: '2018-03-05' };
    await stage.does(coordinator, joinAlliance, { allianceId: id, ...membership });
  }
  const membershipId = stage.idFor('alliance/river/team');
  await stage.does(coordinator, leaveAlliance, { allianceId: id, membershipId, on: '2021-07-01' });
  await stage.does(coordinator, endAlliance, { allianceId: id, on: '2023-01-01' });
}
