import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../kernel/actor.ts';
import { shippedNotices } from '../messages/shipped-notices.ts';
import { giveConsent, recordConsent, withdrawConsent, expireConsent, type Known } from './consent-rules.ts';
import type { Consent } from './consents.ts';
import { draftNotice, publishNotice, reviseNotice } from './notice-rules.ts';
import { noticeInForce, NoticeKind, NoticePoint, NoticeTexts, type Notice } from './notice.ts';

const ROOT = 'root';
const now = '2026-09-28T01:00:00.000Z';
const today = '2026-09-28';
const someone = (role: Role, organisationId = ROOT): Actor => ({
  kind: 'person',
  tenantId: 't',
  personId: 'staff',
  sessionId: 's',
  grants: [{ role, organisationId }],
});
const officer = someone('privacy-officer');
const person: Actor = { kind: 'person', tenantId: 't', personId: 'p', sessionId: 's', grants: [] };
const known: Known = { now, noticeVersion: 1, standing: undefined, isUnder14: false };
const asked = { id: 'c', personId: 'p', purpose: 'photo', organisationId: null } as const;
const first = shippedNotices[0] as Notice;

describe('notices', () => {
  it('are shipped in both languages with every point of SEC-04', () => {
    for (const { texts } of shippedNotices) {
      expect(NoticeTexts.safeParse(texts).success).toBe(true);
      for (const text of Object.values(texts)) {
        expect(Object.keys(text.points).sort()).toEqual([...NoticePoint.options].sort());
      }
    }
    for (const kind of NoticeKind.options) expect(noticeInForce(shippedNotices, kind, today)?.version).toBe(1);
  });

  it('bind from their day: the last to come into force wins, a draft never', () => {
    const later: Notice = { ...first, id: 'n2', version: 2, inForceOn: '2026-10-01' };
    const draft: Notice = { ...first, id: 'n3', version: 3, inForceOn: null };
    const all = [...shippedNotices, draft, later];
    expect(noticeInForce(all, 'general', '2026-09-30')?.version).toBe(1);
    expect(noticeInForce(all, 'general', '2026-10-01')?.version).toBe(2);
    expect(noticeInForce(all, 'general', '2030-01-01')?.version).toBe(2);
  });

  it('are drafted one at a time and never changed once they have a day', () => {
    const written = { id: 'n2', kind: 'general', texts: first.texts } as const;
    const made = draftNotice(officer, written, { notices: shippedNotices, rootIds: [ROOT] });
    const draft = (made.ok ? made.value : undefined) as Notice;
    expect(draft).toMatchObject({ version: 2, inForceOn: null });
    expect(draftNotice(officer, written, { notices: [...shippedNotices, draft], rootIds: [ROOT] })).toMatchObject({
      refusal: 'notice-being-written',
    });
    const world = { today, rootIds: [ROOT] };
    expect(publishNotice(officer, draft, '2026-09-27', world)).toMatchObject({ refusal: 'day-is-past' });
    const published = publishNotice(officer, draft, today, world);
    expect(published).toMatchObject({ ok: true, value: { inForceOn: today } });
    const inForce = (published.ok ? published.value : undefined) as Notice;
    expect(reviseNotice(officer, inForce, first.texts, [ROOT])).toMatchObject({ refusal: 'notice-in-force' });
    expect(publishNotice(officer, inForce, today, world)).toMatchObject({ refusal: 'notice-in-force' });
  });

  it.each(['coordinator', 'auditor', 'system-administrator'] as const)('are not written by a %s', (role) => {
    const written = { id: 'n2', kind: 'general', texts: first.texts } as const;
    const world = { notices: shippedNotices, rootIds: [ROOT] };
    expect(draftNotice(someone(role), written, world)).toMatchObject({ refusal: 'not-privacy-officer' });
  });
});

describe('a consent', () => {
  const given = giveConsent(person, asked, 1, known);
  const consent = (given.ok ? given.value.given : undefined) as Consent;

  it('is given by the person to the version that was shown', () => {
    expect(consent).toMatchObject({ personId: 'p', state: 'given', givenBy: 'self', noticeVersion: 1, endedAt: null });
    expect(giveConsent(person, asked, 1, { ...known, noticeVersion: 2 })).toMatchObject({ refusal: 'notice-changed' });
    expect(giveConsent(person, asked, 1, { ...known, standing: consent })).toMatchObject({
      refusal: 'consented-already',
    });
  });

  it('to a newer notice takes the place of the one before', () => {
    const again = giveConsent(person, { ...asked, id: 'd' }, 2, { ...known, noticeVersion: 2, standing: consent });
    expect(again).toMatchObject({ ok: true, value: { superseded: { id: 'c', state: 'superseded', endedAt: now } } });
    expect(again.ok && again.facts.map((fact) => fact.name)).toEqual([
      'privacy.consent-given',
      'privacy.consent-superseded',
    ]);
  });

  it('of a child is the guardian’s (SEC-02)', () => {
    expect(giveConsent(person, asked, 1, { ...known, isUnder14: true })).toMatchObject({
      refusal: 'guardian-must-consent',
    });
    expect(giveConsent(person, { ...asked, purpose: 'children' }, 1, known)).toMatchObject({
      refusal: 'guardian-must-consent',
    });
    const paper = { method: 'paper', evidenceFileId: 'f', expiresOn: null } as const;
    const world = { ...known, isUnder14: true, organisation: { id: 'o', lineage: ['o', ROOT] }, rootIds: [ROOT] };
    const clerk = someone('clerk', 'o');
    const byOffice = recordConsent(clerk, asked, { ...paper, givenBy: 'organisation' }, world);
    expect(byOffice).toMatchObject({ refusal: 'guardian-must-consent', field: 'givenBy' });
    expect(recordConsent(clerk, asked, { ...paper, givenBy: 'guardian' }, world)).toMatchObject({ ok: true });
    expect(recordConsent(someone('clerk', 'x'), asked, { ...paper, givenBy: 'guardian' }, world)).toMatchObject({
      refusal: 'not-recorded-by-you',
    });
  });

  it('to sharing names one organisation, and no other does', () => {
    const sharing = { ...asked, purpose: 'share-with-organisation' } as const;
    expect(giveConsent(person, sharing, 1, known)).toMatchObject({ refusal: 'organisation-needed' });
    expect(giveConsent(person, { ...asked, organisationId: 'o' }, 1, known)).toMatchObject({
      refusal: 'organisation-needed',
    });
    expect(giveConsent(person, { ...sharing, organisationId: 'o' }, 1, known).ok).toBe(true);
  });

  it('is withdrawn once, by the person or the privacy officer', () => {
    expect(withdrawConsent(person, consent, now, [ROOT])).toMatchObject({ ok: true, value: { state: 'withdrawn' } });
    expect(withdrawConsent(officer, consent, now, [ROOT]).ok).toBe(true);
    expect(withdrawConsent(someone('coordinator'), consent, now, [ROOT])).toMatchObject({
      refusal: 'consent-not-yours',
    });
    const ended = { ...consent, state: 'withdrawn', endedAt: now } as const;
    expect(withdrawConsent(person, ended, now, [ROOT])).toMatchObject({ refusal: 'consent-ended' });
  });

  it('expires after its last day and not on it', () => {
    const until = { ...consent, expiresOn: today };
    expect(expireConsent(until, now, today)).toBeUndefined();
    expect(expireConsent(until, now, '2026-09-29')).toMatchObject({ ok: true, value: { state: 'expired' } });
    expect(expireConsent(consent, now, '2099-01-01')).toBeUndefined();
  });
});
