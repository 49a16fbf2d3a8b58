import type { AddressInfo } from 'node:net';
import type { Ready } from '../side-server.ts';

/** Tells the parent where this server listens, and ends it in an orderly way when the parent asks or is gone. */
export function ready(address: AddressInfo | string | null, close: () => Promise<void>): void {
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  const message: Ready = { port: address.port };
  process.send?.(message);
  const end = () => void close().finally(() => process.exit(0));
  process.once('message', end);
  process.once('disconnect', end);
}
