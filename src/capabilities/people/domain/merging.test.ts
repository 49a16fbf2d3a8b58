import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { mergePeople, undoMerge, type Merge, type Pair } from './merging.ts';
import { reveal } from './revealing.ts';
import type { PersonRecord } from './record.ts';

const NOW = '2026-09-28T01:00:00.000Z';
const record = (id: string, more: Partial<PersonRecord> = {}): PersonRecord => ({
  id,
  name: '张三丰',
  volunteerNo: `V2026-${id}`,
  organisationId: null,
  maskedPhone: null,
  sharedPhoneNote: null,
  sex: null,
  birthOn: null,
  paper: null,
  residenceRegion: null,
  skills: [],
  serviceCategories: [],
  party: null,
  isPartyMember: false,
  enteredBy: null,
  consentReference: null,
  registeredAt: NOW,
  mergedInto: null,
  shows: null,
  ...more,
});
const actor = (personId: string): Actor => ({ kind: 'person', tenantId: 't', sessionId: 's', personId, grants: [] });
const pair = (more: Partial<Pair> = {}): Pair => ({
  survivor: record('one'),
  merged: record('two'),
  doPapersDiffer: false,
  isSaidToBeDifferent: false,
  ...more,
});
const wanted = (parts: Merge['parts'] = []) => ({ id: 'm', reason: '同一个人', parts, mergedAt: NOW, mergedBy: 'c' });

describe('two records', () => {
  it.each([
    ['the same record', 'c', pair({ merged: record('one') }), 'one-record-only'],
    ['one’s own', 'two', pair(), 'not-your-own-record'],
    ['one merged already', 'c', pair({ merged: record('two', { mergedInto: 'three' }) }), 'already-merged'],
    ['a survivor that was merged', 'c', pair({ survivor: record('one', { mergedInto: 'x' }) }), 'already-merged'],
    ['two different numbers', 'c', pair({ doPapersDiffer: true }), 'papers-differ'],
    ['said to be two', 'c', pair({ isSaidToBeDifferent: true }), 'said-to-be-different'],
  ])('are not merged when it is %s', (_why, who, both, refusal) => {
    expect(mergePeople(actor(who), both, wanted())).toMatchObject({ ok: false, refusal });
  });

  it('lend each other parts, and what a third lent comes along', () => {
    const both = pair({
      survivor: record('one', { shows: { sex: 'nil' } }),
      merged: record('two', { shows: { phone: 'three' } }),
    });
    const decision = mergePeople(actor('c'), both, wanted(['phone', 'name']));
    expect(decision.ok && decision.value.shows).toEqual({ sex: 'nil', phone: 'three', name: 'two' });
    expect(JSON.stringify(decision.ok && decision.facts)).not.toContain('张三丰');
  });

  const merge: Merge = {
    ...wanted(['phone', 'name', 'sex']),
    survivorId: 'one',
    mergedId: 'two',
    showedBefore: { phone: 'four', sex: 'gone' },
    undoneAt: null,
    undoneBy: null,
  };
  const by = { undoneAt: NOW, undoneBy: 'c', reason: '弄错了' };

  it('are two again as before, except for what was mended or lent since', () => {
    const standing = { lenders: ['two', 'three'], standing: ['four', 'five'], isMergedItself: false };
    const all = undoMerge(merge, { ...standing, shows: { phone: 'three', name: 'two', sex: 'two' } }, by);
    // The telephone is again of the fourth; who lent the sex is no longer merged, so it is one's own.
    expect(all.ok && all.value.shows).toEqual({ phone: 'four' });
    const mended = undoMerge(merge, { ...standing, shows: { name: 'five' } }, by);
    expect(mended.ok && mended.value.shows).toEqual({ name: 'five' });
    const none = undoMerge({ ...merge, showedBefore: null }, { ...standing, shows: { name: 'two' } }, by);
    expect(none.ok && none.value.shows).toBeNull();
  });

  it('are not parted twice, nor while the survivor is merged into another', () => {
    const now = { shows: null, lenders: [], standing: [], isMergedItself: false };
    expect(undoMerge({ ...merge, undoneAt: NOW }, now, by)).toMatchObject({ refusal: 'already-undone' });
    const later = undoMerge(merge, { ...now, isMergedItself: true }, by);
    expect(later).toMatchObject({ refusal: 'undo-later-merge-first' });
  });
});

describe('a look at a value', () => {
  const asked = {
    id: 'r',
    what: 'telephone' as const,
    reason: '核对上门时间',
    revealedBy: 'c',
    revealedAt: NOW,
    approvalId: null,
  };
  const few = { inLastHour: 0, hasValue: true };
  it.each([
    ['minor-needs-approval', record('one', { birthOn: '2010-01-01' }), asked, few],
    ['too-many-reveals', record('one'), asked, { inLastHour: 30, hasValue: true }],
    ['not-known', record('one'), asked, { inLastHour: 0, hasValue: false }],
    ['reason-holds-private-text', record('one'), { ...asked, reason: '打 13812345678' }, few],
  ])('is refused: %s', (refusal, person, look, around) => {
    expect(reveal(person, look, around)).toMatchObject({ ok: false, refusal });
  });
  it('at a minor is allowed with an approval and kept as such', () => {
    const person = record('one', { birthOn: '2010-01-01' });
    const decision = reveal(person, { ...asked, approvalId: 'a' }, few);
    expect(decision).toMatchObject({ ok: true, value: { isMinor: true, approvalId: 'a' } });
  });
});
