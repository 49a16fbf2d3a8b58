import { QueryClient, QueryClientProvider, useSuspenseQuery } from '@tanstack/react-query';
import { RouterProvider, type AnyRouter } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode, Suspense, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ConsoleBroken } from './ConsoleBroken.tsx';
import type { ConsoleDoor } from './door.ts';
import { locale } from './language.ts';
import { Loading } from './Loading.tsx';
import { placeAddress } from './place.ts';
import { Problem } from './problem.ts';
import { makeRouter } from './router.tsx';
import { theme } from './theme.ts';
import { MeContext, type Me } from './use-me.ts';
import './styles/base.css';
import './styles/frame.css';
import './styles/person-menu.css';
import './styles/screen.css';
import './styles/parts.css';
import './styles/table.css';
import './styles/history.css';
import './styles/forms.css';

/** What the app hands in, since the platform knows no capability. */
export type ConsoleParts = {
  readonly doors: readonly ConsoleDoor[];
  readonly readMe: () => Promise<Me>;
  readonly signOut: () => Promise<unknown>;
};

const RETRIES = 2;

/** Puts the console into the document. */
export function startConsole(parts: ConsoleParts): void {
  const root = document.getElementById('console');
  if (!root) throw new Error('the document has no place for the console');
  document.documentElement.lang = locale;
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        // Offline is answered with a sentence at once instead of waiting without a word.
        networkMode: 'always',
        retry: (failures, error) => error instanceof Problem && error.isUncertain && failures < RETRIES,
        retryDelay: (failures) => 400 * 2 ** failures,
      },
    },
  });
  const router = makeRouter(parts.doors, () => void leave(parts.signOut));
  createRoot(root).render(
    <StrictMode>
      <ConfigProvider locale={locale === 'en' ? enUS : zhCN} theme={theme} csp={{ nonce: documentNonce() }}>
        <QueryClientProvider client={queries}>
          <ConsoleBroken>
            <Suspense fallback={<Loading />}>
              <WithMe readMe={parts.readMe} router={router} />
            </Suspense>
          </ConsoleBroken>
        </QueryClientProvider>
      </ConfigProvider>
    </StrictMode>,
  );
}

type WithMeProps = { readonly readMe: () => Promise<Me>; readonly router: AnyRouter };

function WithMe({ readMe, router }: WithMeProps): ReactNode {
  const { data } = useSuspenseQuery({ queryKey: ['me'], queryFn: readMe });
  return (
    <MeContext value={data}>
      <RouterProvider router={router} />
    </MeContext>
  );
}

async function leave(signOut: () => Promise<unknown>): Promise<void> {
  await signOut();
  window.location.assign(placeAddress(''));
}

/** The nonce of this document, for the styles that antd writes while it runs. */
function documentNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
}
