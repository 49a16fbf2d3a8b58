import type { SigningKey } from '../../../platform/server/signing-keys.ts';

/** Under which name the keys that sign badges lie among the installation's secrets. */
export const CREDENTIAL_KEYS = 'credentialKeys';

export type CredentialsSetting = {
  /** What people type, without a slash at the end: it stands in every QR code. */
  readonly publicUrl: string;
  /** The oldest first; the last one with a seed signs. */
  readonly keys: readonly SigningKey[];
};

let setting: CredentialsSetting | undefined;

/** Set once at start. */
export function setCredentials(wanted: CredentialsSetting): void {
  setting = wanted;
}

export function credentialsSetting(): CredentialsSetting {
  if (!setting) throw new Error('Where papers are checked, and the keys that sign them, are set at start.');
  return setting;
}
