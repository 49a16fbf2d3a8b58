import { describe, expect, it } from 'vitest';
import { organisationTakenBack } from './facts.ts';
import type { Organisation } from './model.ts';
import { whyItStays, type TakingBackAround } from './taking-back.ts';

const [rootId, id, elsewhereId] = ['root', 'new', 'elsewhere'];
const organisation: Organisation = {
  id,
  parentId: rootId,
  lineage: [id, rootId],
  kind: 'branch',
  name: '新楼党支部',
  shortName: '新楼支部',
  hostOrganisationId: null,
  regionCode: '370502',
  creditCode: null,
  nameFrom: null,
  shortNameFrom: null,
  mergedIntoId: null,
};
const untouched: TakingBackAround = {
  isFromSheet: true,
  hasSomeBelow: false,
  hostsSome: false,
  hasLiaisons: false,
  isInAlliances: false,
  wasMerged: false,
  usedIn: null,
  isChangedSince: false,
};
const actorOver = (organisationId: string) =>
  ({
    kind: 'person',
    tenantId: 'town',
    personId: 'person',
    sessionId: 'session',
    grants: [{ role: 'coordinator', organisationId }],
  }) as const;

describe('an organisation that a sheet made', () => {
  it('is taken back while it is untouched, and the fact keeps what it was', () => {
    expect(whyItStays(actorOver(rootId), organisation, untouched)).toBeUndefined();
    const { name, detail } = organisationTakenBack(organisation);
    expect(name).toBe('organisations.taken-back');
    expect(detail).toMatchObject({ parentId: rootId, kind: 'branch', name: '新楼党支部' });
  });

  it.each([
    [{ hasSomeBelow: true }, 'has-some-below'],
    [{ hostsSome: true }, 'hosts-some'],
    [{ hasLiaisons: true }, 'has-liaisons'],
    [{ isInAlliances: true }, 'is-in-alliances'],
    [{ wasMerged: true }, 'was-merged'],
    [{ usedIn: 'commitments' }, 'used-elsewhere'],
    [{ isChangedSince: true }, 'changed-since'],
    [{ isFromSheet: false }, 'changed-since'],
  ] as const)('stays with %j: %s', (around, code) => {
    expect(whyItStays(actorOver(rootId), organisation, { ...untouched, ...around })).toMatchObject({ code });
  });

  it('is taken back by nobody who does not keep it any more', () => {
    expect(whyItStays(actorOver(elsewhereId), organisation, untouched)).toMatchObject({
      code: 'organisation-not-yours',
    });
  });
});
