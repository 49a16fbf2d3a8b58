import type { setAccess } from '../capabilities/access/server/door.ts';
import type { Clock } from '../platform/server/clock.ts';
import { SettingsError, type Settings } from '../platform/server/settings.ts';
import { refuseUnreadableCodes } from '../platform/server/sign-in-settings.ts';
import { makeRecordingSms, useSmsPort } from '../platform/server/sms/port.ts';
import { DEMO_PASSWORD } from './town/cast.ts';

/** What access is told of the settings. The demo town needs no second factors unless they were asked for. */
export function accessSettings({ signIn, publicUrl }: Settings, isDemo: boolean): Parameters<typeof setAccess>[0] {
  const { term, policy, hashing, identity } = signIn;
  return {
    isDemo,
    demoPassword: DEMO_PASSWORD,
    isSecure: publicUrl.startsWith('https:'),
    publicUrl,
    term,
    policy,
    hashing,
    identity,
    secondFactorRoles: isDemo && !signIn.isSecondFactorChosen ? [] : signIn.secondFactorRoles,
  };
}

/** A database that never was the demo town needs a way to send codes, whatever DEMO_TOWN says. */
export function refuseUnreadable(settings: Settings, isDemo: boolean): void {
  const sentence = refuseUnreadableCodes(settings, isDemo);
  if (sentence) throw new SettingsError([sentence]);
}

/** For a trial without a gateway: who started the server reads the codes there, and nobody else does. */
export function printCodes({ now }: Clock, print: (line: string) => void): void {
  const recording = makeRecordingSms(now);
  useSmsPort({
    async send(message) {
      await recording.send(message);
      print(`${message.phone}: ${message.text}`);
    },
  });
}
