import { createServer } from 'node:http';
import { ready } from './ready.ts';

/** The floor of the pages: node:http answers every request with the same text, as long as a page of ours. */
const page = Buffer.alloc(Number(process.env['BENCH_PAGE_BYTES'] ?? 20_000), 'x');
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length }).end(page);
});
server.listen(0, '127.0.0.1', () => {
  ready(server.address(), async () => {
    server.close();
  });
});
