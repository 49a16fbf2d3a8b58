import { randomUUID } from 'node:crypto';
import { postSigned } from '../signed-post.ts';
import type { SmsPort } from './port.ts';

/**
 * Hands messages to a gateway of the operator as signed JSON `{ phone, text }`. A gateway is a few lines in front of
 * the provider with whom the operator has a contract and registered texts.
 */
export function makeHttpSms({ url, key }: { readonly url: string; readonly key: string }): SmsPort {
  return {
    send: ({ phone, text, id }) => postSigned({ url, key, id: id ?? randomUUID(), body: { phone, text } }),
  };
}
