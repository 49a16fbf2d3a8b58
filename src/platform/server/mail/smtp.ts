import { createTransport } from 'nodemailer';
import type { MailPort } from './port.ts';

const WAIT_MS = 15_000;

/** Sends through the operator's own server. `url` as nodemailer takes it: `smtps://user:password@host:465`. */
export function makeSmtpMail({ url, from }: { readonly url: string; readonly from: string }): MailPort {
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
  const transport = createTransport({
    url,
    // A server elsewhere that offers no sealed line gets no mail and no password.
    requireTLS: !isHere,
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
    // Texts come from the product; nothing in them may make it read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain =
    from
      .split('@')
      .at(-1)
      ?.replace(/[^a-z0-9.-]/gi, '') || 'localhost';
  return {
    async send({ to, subject, text, id }) {
      await transport.sendMail({ from, to, subject, text, messageId: `<${id}@${domain}>` });
    },
  };
}
