type Json = Record<string, unknown>;

/** Whether this browser knows passkeys at all. */
export function knowsPasskeys(): boolean {
  return 'PublicKeyCredential' in window && 'credentials' in navigator;
}

/** Asks the device to sign with a passkey; the answer as JSON text. Throws when the person or the device gives up. */
export async function signWithPasskey(options: Json): Promise<string> {
  const listed = (options['allowCredentials'] ?? []) as Json[];
  const publicKey = {
    ...options,
    challenge: bytesOf(options['challenge']),
    allowCredentials: listed.map((each) => ({ ...each, id: bytesOf(each['id']) })),
  } as unknown as PublicKeyCredentialRequestOptions;
  const signed = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = signed.response as AuthenticatorAssertionResponse;
  return JSON.stringify({
    id: signed.id,
    rawId: textOf(signed.rawId),
    type: signed.type,
    clientExtensionResults: signed.getClientExtensionResults(),
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
    },
  });
}

/** By hand, because browsers of the last years cannot read this way of writing bytes themselves. */
function bytesOf(text: unknown): ArrayBuffer {
  const plain = atob(String(text).replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = new Uint8Array(plain.length);
  for (let index = 0; index < plain.length; index += 1) bytes[index] = plain.charCodeAt(index);
  return bytes.buffer;
}

function textOf(buffer: ArrayBuffer): string {
  const plain = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
