import * as complaints from '../../../../capabilities/complaints/contract.ts';
import { enterPerson } from '../../../../capabilities/people/contract.ts';
import { giveConsent, withdrawConsent } from '../../../../capabilities/privacy/contract/consents.ts';
import { askMinorAccess } from '../../../../capabilities/privacy/contract/minors.ts';
import { draftNotice, listNoticesForDesk } from '../../../../capabilities/privacy/contract/notices.ts';
import { sendRequest } from '../../../../capabilities/privacy/contract/requests.ts';
import type { Company } from '../../company.ts';

/** What its sender keeps to read the answer; in the demo town everybody may know it. */
const LOOKUP_CODE = 'ABCDE23456';

/** The rights people have over their own data, and what they may complain of; some of it waits to be answered. */
export async function askForRights(company: Company): Promise<void> {
  const { stage } = company;
  stage.at('2026-09-27', '20:10');
  const [first, second] = [company.player('丁1'), company.player('丁2')];
  const photo = stage.idFor('consent/photo');
  const general = { purpose: 'account-and-service', noticeVersion: 1 } as const;
  await stage.does(first, giveConsent, { id: stage.idFor('consent/first'), ...general });
  await stage.does(second, giveConsent, { id: stage.idFor('consent/second'), ...general });
  await stage.does(first, giveConsent, { id: photo, purpose: 'photo', noticeVersion: 1 });
  await stage.does(first, withdrawConsent, { consentId: photo });
  await stage.does(second, sendRequest, {
    id: stage.idFor('request/correct'),
    kind: 'correct',
    text: '上次义诊我上午就走了，记录里写的是全天，请核对。',
  });
  await complain(company);
  await askForAMinor(company);
  await draftNextNotice(company);
}

async function complain(company: Company): Promise<void> {
  const { stage } = company;
  const bench = stage.idFor('complaint/bench');
  await stage.does(company.player('丁3'), complaints.fileComplaint, {
    id: bench,
    kind: 'suggestion',
    text: '义诊的通知能不能早两天贴出来，老人好安排。',
    fromPath: '/activities',
    lookupCode: LOOKUP_CODE,
  });
  await stage.does(company.player('coordinator'), complaints.takeComplaintInHand, { complaintId: bench });
  await stage.does(company.player('丁4'), complaints.fileComplaint, {
    id: stage.idFor('complaint/lamp'),
    kind: 'complaint',
    text: '南门的灭蚊灯装好以后没人清理，夏天气味大。',
    fromPath: '/needs',
    lookupCode: LOOKUP_CODE,
  });
}

/** A pupil who comes along with a parent's consent; who needs the parent's number asks for it. */
async function askForAMinor(company: Company): Promise<void> {
  const { stage } = company;
  const clerk = company.player('team');
  const { volunteerNo } = await stage.does(clerk, enterPerson, {
    id: stage.idFor('person/pupil'),
    name: '丁小友',
    birthOn: '2011-05-04',
    organisationId: company.org('team'),
    consentReference: '监护人同意书 2026-09 第 1 号',
    guardian: {
      id: stage.idFor('guardian/pupil'),
      name: '丁家长',
      relation: 'father',
      contact: '19900001999',
      consentedAt: stage.now,
      method: 'on-paper',
    },
  });
  await stage.does(clerk, askMinorAccess, {
    id: stage.idFor('minor/pupil'),
    volunteerNo,
    what: 'guardian-telephone',
    reason: '周末活动改时间，要通知家长',
  });
}

async function draftNextNotice(company: Company): Promise<void> {
  const { stage } = company;
  const officer = company.player('privacy');
  const { items } = await stage.does(officer, listNoticesForDesk, {});
  const photo = items.find((notice) => notice.kind === 'photo');
  if (!photo) throw new Error('No notice on photos is shipped.');
  await stage.does(officer, draftNotice, { id: stage.idFor('notice/photo'), kind: 'photo', texts: photo.texts });
}
