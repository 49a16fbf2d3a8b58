import { BlockList, isIP } from 'node:net';

/** Which addresses belong to proxies of the installation. */
export type Proxies = { readonly isProxy: (address: string) => boolean };

/**
 * Reads a list like `10.0.0.0/8, 192.0.2.7, loopback`. Undefined when a part of it is no address: to guess would be to
 * believe a stranger.
 */
export function proxiesFrom(list: string): Proxies | undefined {
  const known = new BlockList();
  for (const part of list.split(',').map((text) => text.trim())) {
    if (part === '') continue;
    if (!addTo(known, part)) return undefined;
  }
  return {
    isProxy: (address) => {
      const family = isIP(address);
      return family !== 0 && known.check(address, family === 6 ? 'ipv6' : 'ipv4');
    },
  };
}

function addTo(known: BlockList, part: string): boolean {
  if (part === 'loopback') {
    known.addSubnet('127.0.0.0', 8, 'ipv4');
    known.addAddress('::1', 'ipv6');
    return true;
  }
  const [address = '', bits] = part.split('/');
  const family = isIP(address);
  if (family === 0) return false;
  const widest = family === 6 ? 128 : 32;
  const prefix = bits === undefined ? widest : Number(bits);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > widest) return false;
  known.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4');
  return true;
}

/**
 * The address a request really comes from. What `X-Forwarded-For` says is believed only as far as it was written by
 * our own proxies: read from its end, the first address that is none of them. Anybody else may write what he likes.
 */
export function clientAddress(socket: string | undefined, forwarded: string | undefined, proxies?: Proxies): string {
  const nearest = plain(socket ?? '');
  if (nearest === '') return 'unknown';
  if (!proxies?.isProxy(nearest)) return nearest;
  const told = (forwarded ?? '').split(',').map((text) => plain(text.trim()));
  let last = nearest;
  for (const address of told.toReversed()) {
    if (isIP(address) === 0) return last;
    last = address;
    if (!proxies.isProxy(address)) return address;
  }
  return last;
}

/** An IPv4 address that arrived over IPv6 is the same caller as without. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
