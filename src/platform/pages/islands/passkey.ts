/**
 * Passkeys: asks the device to make a key or to sign with one, and sends the form with what it answered. Bytes are
 * written as text by hand, because browsers of the last years cannot do so themselves.
 */
export {};

type Json = Record<string, unknown>;

for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  const form = part.closest('form');
  if (!form || !('PublicKeyCredential' in window) || !navigator.credentials) continue;
  part.hidden = false;
  const button = part.querySelector<HTMLButtonElement>('button');
  button?.addEventListener('click', (event) => {
    event.preventDefault();
    if (!form.reportValidity() || button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    void use(part, form)
      .catch(() => show(part))
      .then(() => button.removeAttribute('aria-disabled'));
  });
}

async function use(part: HTMLElement, form: HTMLFormElement): Promise<void> {
  const failed = part.querySelector<HTMLElement>('[data-passkey-failed]');
  if (failed) failed.hidden = true;
  const asked = await fetch(part.dataset['askAt'] ?? '', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': uuid() },
    body: part.dataset['asking'] ?? '{}',
  });
  if (!asked.ok) throw new Error(String(asked.status));
  const { challengeId, options } = (await asked.json()) as { challengeId: string; options: Json };
  const credential = part.dataset['passkey'] === 'make' ? await make(options) : await sign(options);
  write(form, 'challengeId', challengeId);
  write(form, 'response', JSON.stringify(credential));
  form.submit();
}

function show(part: HTMLElement): void {
  const failed = part.querySelector<HTMLElement>('[data-passkey-failed]');
  if (failed) failed.hidden = false;
}

function write(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}

async function make(options: Json): Promise<Json> {
  const user = options['user'] as Json;
  const publicKey = {
    ...options,
    challenge: bytesOf(options['challenge']),
    user: { ...user, id: bytesOf(user['id']) },
    excludeCredentials: descriptors(options['excludeCredentials']),
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    ...frameOf(made),
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports ? response.getTransports() : [],
    },
  };
}

async function sign(options: Json): Promise<Json> {
  const publicKey = {
    ...options,
    challenge: bytesOf(options['challenge']),
    allowCredentials: descriptors(options['allowCredentials']),
  } as unknown as PublicKeyCredentialRequestOptions;
  const signed = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = signed.response as AuthenticatorAssertionResponse;
  return {
    ...frameOf(signed),
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      userHandle: response.userHandle ? textOf(response.userHandle) : undefined,
    },
  };
}

function frameOf(credential: PublicKeyCredential): Json {
  return {
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

function descriptors(listed: unknown): unknown {
  return ((listed ?? []) as Json[]).map((each) => ({ ...each, id: bytesOf(each['id']) }));
}

function bytesOf(text: unknown): ArrayBuffer {
  const plain = atob(String(text).replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = new Uint8Array(plain.length);
  for (let index = 0; index < plain.length; index += 1) bytes[index] = plain.charCodeAt(index);
  return bytes.buffer;
}

function textOf(buffer: ArrayBuffer): string {
  let plain = '';
  for (const byte of new Uint8Array(buffer)) plain += String.fromCharCode(byte);
  return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Without https an older browser has no `randomUUID`. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
