import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { accessSetting } from './setting.ts';
import type { Passkey } from './store-passkeys.ts';

/** Passkeys belong to the host that people type, so the installation's address decides what they open. */
function here() {
  const url = new URL(accessSetting().publicUrl);
  return { rpID: url.hostname, origin: url.origin };
}

const descriptor = ({ credentialId, transports }: Passkey) => ({ id: credentialId, transports: [...transports] });

/** What a device must know to make a key. It asks for finger, face or number, so that the key alone is two factors. */
export async function askForNewKey(person: { id: string; name: string }, known: readonly Passkey[]) {
  const options = await generateRegistrationOptions({
    rpName: 'Tongxin',
    rpID: here().rpID,
    userName: person.name,
    userDisplayName: person.name,
    userID: Uint8Array.from(Buffer.from(person.id.replaceAll('-', ''), 'hex')),
    attestationType: 'none',
    excludeCredentials: known.map(descriptor),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  });
  return options;
}

/** What a device must know to sign with a key; without known keys it offers those it has for this host. */
export async function askForKey(known: readonly Passkey[]) {
  return generateAuthenticationOptions({
    rpID: here().rpID,
    userVerification: 'required',
    ...(known.length > 0 ? { allowCredentials: known.map(descriptor) } : {}),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The new key that a device made, or undefined when what it sent does not hold. */
export async function readNewKey(text: string, challenge: string) {
  const { rpID, origin } = here();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: parsed(text) as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
    });
    if (!verified) return undefined;
    const { credential, credentialBackedUp } = registrationInfo;
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: credential.transports ?? [],
      isBackedUp: credentialBackedUp,
    };
  } catch {
    // The library says by throwing what does not hold; whoever sent it is told only that it does not.
    return undefined;
  }
}

/** Which key a signature claims to be of; undefined when it is no signature at all. */
export function credentialIdOf(text: string): string | undefined {
  const { id } = (parsed(text) ?? {}) as { id?: unknown };
  return typeof id === 'string' && id.length <= 1_400 ? id : undefined;
}

/**
 * What the key counts to after signing the challenge; undefined when the signature does not hold, and `copied` when
 * the key counts backwards.
 */
export async function readSignature(
  text: string,
  challenge: string,
  passkey: Passkey,
): Promise<number | 'copied' | undefined> {
  const { rpID, origin } = here();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: parsed(text) as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
        transports: [...passkey.transports],
      },
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch (error) {
    return error instanceof Error && /counter/i.test(error.message) ? 'copied' : undefined;
  }
}
