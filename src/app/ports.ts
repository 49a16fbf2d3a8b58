import type { Clock } from '../platform/server/clock.ts';
import { makeRecordingMail, useMailPort, useRecordingMail } from '../platform/server/mail/port.ts';
import { makeSmtpMail } from '../platform/server/mail/smtp.ts';
import type { Settings } from '../platform/server/settings.ts';
import { makeHttpSms } from '../platform/server/sms/http.ts';
import { makeRecordingSms, useRecordingSms, useSmsPort } from '../platform/server/sms/port.ts';

/** Opens the ways to the outside world that the settings name, or their recording stand-ins. */
export function openPorts(settings: Pick<Settings, 'smsGateway' | 'smtp'>, { now }: Clock): void {
  if (settings.smsGateway) useSmsPort(makeHttpSms(settings.smsGateway));
  else useRecordingSms(makeRecordingSms(now));
  if (settings.smtp) useMailPort(makeSmtpMail(settings.smtp));
  else useRecordingMail(makeRecordingMail(now));
}
