import { describe, expect, it } from 'vitest';
import { clientAddress, proxiesFrom } from './client-address.ts';

describe('the address of a caller', () => {
  const proxies = proxiesFrom('10.0.0.0/8, loopback, 2001:db8::/32');
  it.each([
    ['203.0.113.5', '198.51.100.1', '203.0.113.5', 'a stranger’s own word counts for nothing'],
    ['10.0.0.1', '198.51.100.1', '198.51.100.1', 'our proxy is believed'],
    ['::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1', 'also when it comes over IPv6'],
    ['10.0.0.1', '1.1.1.1, 198.51.100.1', '198.51.100.1', 'what a caller wrote before our proxy is not'],
    ['10.0.0.1', '1.1.1.1, 198.51.100.1, 10.2.3.4', '198.51.100.1', 'over two proxies of ours'],
    ['::1', undefined, '::1', 'a proxy that says nothing'],
    ['10.0.0.1', 'nonsense', '10.0.0.1', 'and one that says nonsense'],
    ['10.0.0.1', '198.51.100.1, nonsense', '10.0.0.1', 'nothing lies behind nonsense'],
    [undefined, '198.51.100.1', 'unknown', 'without a socket nothing is known'],
  ] as [string | undefined, string | undefined, string, string][])(
    'from %s saying %s is %s: %s',
    (socket, forwarded, address) => {
      expect(clientAddress(socket, forwarded, proxies)).toBe(address);
    },
  );
  it('believes nobody where no proxy is named', () => {
    expect(clientAddress('10.0.0.1', '198.51.100.1')).toBe('10.0.0.1');
  });
  it.each(['proxy.example', '10.0.0.0/40', '10.0.0.0/x', '1.2.3'])('refuses %s as a proxy', (list) => {
    expect(proxiesFrom(list)).toBeUndefined();
  });
});
