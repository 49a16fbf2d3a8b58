import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlayedTown, type PlayedTown } from '../../../../test/played-town.ts';

let town: PlayedTown;
let port: number;
let server: ReturnType<typeof createAdaptorServer>;
beforeAll(async () => {
  town = await openPlayedTown();
  // As the product listens: whatever bytes arrive, the same parser reads them.
  server = createAdaptorServer({ fetch: town.house.http.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.close();
  await town.close();
});

/** Everything that comes back for these bytes until the line is closed. */
async function say(...lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  let heard = '';
  socket.on('data', (text: string) => (heard += text)).on('error', () => {});
  socket.write(lines.join('\r\n'));
  await Promise.race([once(socket, 'close'), new Promise((resolve) => setTimeout(resolve, 5_000))]);
  socket.destroy();
  return heard;
}

const answers = (heard: string) => heard.match(/^HTTP\/1\.1 \d+/gm) ?? [];

describe('bytes on the line', () => {
  it('that say in two ways where a message ends are refused, and nothing behind them is heard', async () => {
    const behind = 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n';
    const head = ['POST /dongying/api/sign-out HTTP/1.1', 'Host: a'];
    const twoWays = [
      ['Content-Length: 4', 'Transfer-Encoding: chunked', '', `0\r\n\r\n${behind}`],
      ['Content-Length: 4', 'Content-Length: 5', '', `abcd${behind}`],
      ['Transfer-Encoding: xchunked', '', `0\r\n\r\n${behind}`],
      ['Content-Length : 4', '', `abcd${behind}`],
    ];
    for (const lines of twoWays) expect(answers(await say(...head, ...lines))).toEqual(['HTTP/1.1 400']);
  });

  it('are not sent back: TRACE is not answered with what it said', async () => {
    const heard = await say('TRACE /dongying HTTP/1.1', 'Host: a', 'X-Secret: mine', 'Connection: close', '', '');
    expect(answers(heard)).toEqual(['HTTP/1.1 404']);
    expect(heard).not.toContain('mine');
  });
});
