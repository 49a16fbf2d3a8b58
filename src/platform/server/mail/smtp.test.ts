import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSmtpMail } from './smtp.ts';

/** A server that speaks as much SMTP as it takes to receive a mail. */
const mails: string[] = [];
const server = createServer((socket) => converse(socket));
let url = '';

function converse(socket: Socket): void {
  let mail: string | null = null;
  let rest = '';
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 here');
  socket.on('data', (bytes) => {
    rest += bytes.toString();
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (mail !== null && line !== '.') mail += `${line}\n`;
      else if (mail !== null) {
        mails.push(mail);
        mail = null;
        say('250 taken');
      } else if (/^DATA/i.test(line)) {
        mail = '';
        say('354 go on');
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else if (/^STARTTLS/i.test(line)) say('502 not here');
      else say(line.includes('refused@') ? '550 nobody' : '250 well');
    }
  });
  socket.on('error', () => {});
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, resolve));
  url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`;
});
afterAll(() => server.close());

it('hands a mail to the server with the id it keeps for every try', async () => {
  const mail = makeSmtpMail({ url, from: '同心 <tongxin@example.cn>' });
  await mail.send({ to: 'anna@example.cn', subject: '候补转正', text: '您已有名额。', id: 'one' });
  const head = mails[0]?.split('\n\n')[0] ?? '';
  expect(head).toContain('Message-ID: <one@example.cn>');
  expect(head).toContain('To: anna@example.cn');
  expect(Buffer.from(mails[0]?.split('\n\n')[1] ?? '', 'base64').toString()).toContain('您已有名额');
});

it('hands nothing to a server elsewhere that offers no sealed line', async () => {
  // A name of this machine that does not look like one.
  const mail = makeSmtpMail({
    url: url.replace('127.0.0.1', '127.0.0.2').split('?')[0] ?? '',
    from: 'tongxin@example.cn',
  });
  await expect(mail.send({ to: 'anna@example.cn', subject: 'x', text: 'x', id: 'three' })).rejects.toThrow(/TLS/);
});

it('says so when the server does not take it', async () => {
  const mail = makeSmtpMail({ url, from: 'tongxin@example.cn' });
  await expect(mail.send({ to: 'refused@example.cn', subject: 'x', text: 'x', id: 'two' })).rejects.toThrow();
});
