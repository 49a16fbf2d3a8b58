import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SERVER = process.env['TONGXIN_URL'] ?? 'http://127.0.0.1:8080';

/**
 * Builds the console into `dist/console`. The server gives out `index.html` under each place with a nonce in place of
 * `__NONCE__`, and the files of `console-assets` as they are.
 */
export default defineConfig({
  root: here('./src/app'),
  base: '/',
  publicDir: false,
  plugins: [react()],
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: here('./dist/console'),
    assetsDir: 'console-assets',
    emptyOutDir: true,
    target: 'chrome87',
    reportCompressedSize: true,
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { '^/[^/]+/(api|sign-in|my)': SERVER } },
});
