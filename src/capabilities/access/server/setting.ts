import type { Instant } from '../../../kernel/days.ts';

/** What access must know of the installation; set once at start. */
type AccessSetting = {
  /** Whether the demo town lives here and its stand-ins are active. Otherwise its doors do not exist. */
  readonly isDemo: boolean;
  readonly demoPassword: string;
  /** Whether people come by https, so that cookies may be bound to it. */
  readonly isSecure: boolean;
  /** Puts the demo town's clock forward and remembers it; answers what it shows then. */
  readonly moveDemoClock?: (minutes: number) => Promise<Instant>;
};

let setting: AccessSetting = { isDemo: false, demoPassword: '', isSecure: true };

export function setAccess(chosen: AccessSetting): void {
  setting = chosen;
}

export function accessSetting(): AccessSetting {
  return setting;
}
