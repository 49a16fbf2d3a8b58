import { beforeAll, describe, expect, it } from 'vitest';
import { blindIndex, seal, setSealingKeys, unseal } from './sealing.ts';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64url');

beforeAll(() => setSealingKeys({ sealingKeyId: 'test', sealingKey: key(7), indexKey: key(9) }));

describe('a sealed value', () => {
  it('opens to what was sealed, and never looks the same twice', () => {
    const [one, other] = [seal('13812345678', 'telephone'), seal('13812345678', 'telephone')];
    expect(one).not.toBe(other);
    expect(one).not.toContain('13812345678');
    expect(unseal(one, 'telephone')).toBe('13812345678');
  });
  it('does not open for another purpose, nor after a byte was changed', () => {
    const sealed = seal('13812345678', 'telephone');
    expect(() => unseal(sealed, 'identity-number')).toThrow();
    const broken = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
    expect(() => unseal(broken, 'telephone')).toThrow();
  });
  it('is found by its index, which differs by purpose', () => {
    expect(blindIndex('13812345678', 'telephone')).toBe(blindIndex('13812345678', 'telephone'));
    expect(blindIndex('13812345678', 'telephone')).not.toBe(blindIndex('13812345678', 'other'));
  });
});
