import { Agent, request } from 'node:http';

export type Sent = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

/** Clients that keep their connections, as browsers do. `send` resolves with the whole answer and wants a 200. */
export class Clients {
  readonly #agent: Agent;
  readonly #port: number;
  constructor(port: number, concurrency: number) {
    this.#port = port;
    this.#agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  }

  send({ method, path, headers = {}, body = '' }: Sent): Promise<string> {
    const length = method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {};
    return new Promise((resolve, reject) => {
      const sent = request(
        { agent: this.#agent, host: '127.0.0.1', port: this.#port, method, path, headers: { ...headers, ...length } },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          response.once('end', () => {
            if (response.statusCode === 200) resolve(text);
            else reject(new Error(`${method} ${path} was answered ${response.statusCode}: ${text.slice(0, 300)}`));
          });
          response.once('error', reject);
        },
      );
      sent.once('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
