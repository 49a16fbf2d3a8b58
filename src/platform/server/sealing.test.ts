import { beforeEach, describe, expect, it } from 'vitest';
import { SEALING_CHOICES } from './ciphers.ts';
import { blindIndex, blindIndexes, newestSealPrefix, seal, setSealingKeys, unseal } from './sealing.ts';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64url');
const keys = { sealingKeyId: 'test', sealingKey: key(7), indexKey: key(9) };
const rotated = {
  sealingKeyId: 'newer',
  sealingKey: key(8),
  indexKey: key(9),
  olderSealingKeys: [{ id: 'test', key: key(7) }],
};

describe.each(SEALING_CHOICES)('a value sealed with %s', (choice) => {
  beforeEach(() => setSealingKeys(keys, { choice }));

  it.each(['13812345678', '', '〇'.repeat(300)])(
    'opens to what was sealed, and never looks the same twice',
    (plain) => {
      const [one, other] = [seal(plain, 'telephone'), seal(plain, 'telephone')];
      expect(one).not.toBe(other);
      expect(one.startsWith(newestSealPrefix())).toBe(true);
      if (plain !== '') expect(one).not.toContain(plain);
      expect(unseal(one, 'telephone')).toBe(plain);
    },
  );
  it('does not open for another purpose', () => {
    expect(() => unseal(seal('13812345678', 'telephone'), 'identity-number')).toThrow();
  });
  it('does not open after any one of its bytes was changed, or when it is cut', () => {
    const sealed = seal('13812345678', 'telephone');
    const start = newestSealPrefix();
    const bytes = Buffer.from(sealed.slice(start.length), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const broken = Buffer.from(bytes);
      broken.writeUInt8(broken.readUInt8(at) ^ 1, at);
      expect(() => unseal(start + broken.toString('base64url'), 'telephone')).toThrow();
    }
    for (const length of [0, 5, 12, 31, bytes.length - 1]) {
      expect(() => unseal(start + bytes.subarray(0, length).toString('base64url'), 'telephone')).toThrow();
    }
  });
  it('is found by its index, which differs by purpose', () => {
    expect(blindIndex('13812345678', 'telephone')).toBe(blindIndex('13812345678', 'telephone'));
    expect(blindIndex('13812345678', 'telephone')).not.toBe(blindIndex('13812345678', 'other'));
    expect(blindIndexes('13812345678', 'telephone')).toContain(blindIndex('13812345678', 'telephone'));
  });
});

describe('several keys', () => {
  it('the newest seals and the older still open', () => {
    setSealingKeys(keys);
    const old = seal('13812345678', 'telephone');
    setSealingKeys(rotated, { choice: 'sm4' });
    expect(unseal(old, 'telephone')).toBe('13812345678');
    expect(newestSealPrefix()).toBe('sm4-ctr-hmac-sm3:newer:');
    const fresh = seal('13812345678', 'telephone');
    setSealingKeys(rotated);
    expect(unseal(fresh, 'telephone')).toBe('13812345678');
  });
  it('a key that another process added is read when it is first met', () => {
    setSealingKeys(rotated);
    const fresh = seal('13812345678', 'telephone');
    setSealingKeys(keys);
    expect(() => unseal(fresh, 'telephone')).toThrow('No key newer');
    setSealingKeys(keys, { reread: () => rotated });
    expect(unseal(fresh, 'telephone')).toBe('13812345678');
  });
  it('a value from before there was more than one cipher still opens', () => {
    setSealingKeys(rotated);
    const kept = 'aes-256-gcm:test:AAAAAAAAAAAAAAAA';
    expect(() => unseal(kept, 'telephone')).toThrow();
    expect(() => unseal('rot13:test:AAAA', 'telephone')).toThrow('No key test for rot13');
  });
});
