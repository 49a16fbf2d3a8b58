import { z } from 'zod';

/** What a session runs on, no finer than its owner needs to know it again. */
export const Device = z.enum(['wechat', 'phone', 'tablet', 'computer', 'unknown']);
export type Device = z.infer<typeof Device>;

/** Whether somebody who was here before never came by this kind of device. What is not known says nothing. */
export function isNewDevice(device: Device, before: readonly Device[]): boolean {
  const known = before.filter((each) => each !== 'unknown');
  return device !== 'unknown' && known.length > 0 && !known.includes(device);
}

/** Nothing else of what a browser tells is kept: no version, no model, no address (SEC-12). */
export function deviceOf(userAgent: string): Device {
  if (userAgent === '') return 'unknown';
  if (/MicroMessenger|wxwork/i.test(userAgent)) return 'wechat';
  if (/iPad|Tablet|PlayBook|Android(?!.*Mobile)/i.test(userAgent)) return 'tablet';
  if (/Mobile|iPhone|Android|HarmonyOS/i.test(userAgent)) return 'phone';
  return /Windows|Macintosh|Linux|CrOS|X11/i.test(userAgent) ? 'computer' : 'unknown';
}
