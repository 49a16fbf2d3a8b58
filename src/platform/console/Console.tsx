import './old-browsers.ts';
import { QueryClient, QueryClientProvider, useSuspenseQuery } from '@tanstack/react-query';
import { RouterProvider, type AnyRouter } from '@tanstack/react-router';
import { ConfigProvider, type ConfigProviderProps } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, StrictMode, Suspense, type ComponentType, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ConsoleBroken } from './ConsoleBroken.tsx';
import type { ConsoleDoor } from './door.ts';
import { locale } from './language.ts';
import { Loading } from './Loading.tsx';
import { documentNonce, giveNonceToStyles } from './nonce.ts';
import { placeAddress } from './place.ts';
import { Problem } from './problem.ts';
import { ProofGate, type ProofDrawerProps } from './ProofGate.tsx';
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
  /** What is drawn when something sensitive asks for a proof of who sits here. */
  readonly loadProofDrawer: () => Promise<{ readonly default: ComponentType<ProofDrawerProps> }>;
};

const RETRIES = 2;

/** Puts the console into the document. */
export function startConsole(parts: ConsoleParts): void {
  const root = document.getElementById('console');
  if (!root) throw new Error('the document has no place for the console');
  document.documentElement.lang = locale;
  const look = makeLook();
  // What antd opens by a function call stands outside the tree below and has to be dressed by itself.
  ConfigProvider.config({ holderRender: (children) => <ConfigProvider {...look}>{children}</ConfigProvider> });
  const queries = makeQueries();
  const ProofDrawer = lazy(parts.loadProofDrawer);
  const router = makeRouter(parts.doors, () => void leave(parts.signOut));
  createRoot(root).render(
    <StrictMode>
      <ConfigProvider {...look}>
        <QueryClientProvider client={queries}>
          <ConsoleBroken>
            <Suspense fallback={<Loading />}>
              <WithMe readMe={parts.readMe} router={router} />
            </Suspense>
            <ProofGate Drawer={ProofDrawer} />
          </ConsoleBroken>
        </QueryClientProvider>
      </ConfigProvider>
    </StrictMode>,
  );
}

function makeLook(): ConfigProviderProps {
  const nonce = documentNonce();
  if (nonce) giveNonceToStyles(nonce);
  return {
    locale: locale === 'en' ? enUS : zhCN,
    theme,
    csp: { nonce },
    button: { autoInsertSpace: false },
    // Lists that drop down stay in the part of the document they belong to, where screen readers expect them.
    getPopupContainer: (trigger) => trigger?.closest<HTMLElement>('[role="dialog"], main') ?? document.body,
  };
}

function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Offline is answered with a sentence at once instead of waiting without a word.
        networkMode: 'always',
        retry: (failures, error) => error instanceof Problem && error.isUncertain && failures < RETRIES,
        retryDelay: (failures) => 400 * 2 ** failures,
      },
    },
  });
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
