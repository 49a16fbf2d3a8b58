import type { ReactNode } from 'react';
import { locale } from './language.ts';
import { ConsoleLink } from './parts/ConsoleLink.tsx';
import { ScreenHead } from './parts/ScreenHead.tsx';
import { words } from './words.ts';

export function NotFound(): ReactNode {
  const says = words[locale].notFound;
  return (
    <>
      <ScreenHead title={says.title} lede={says.lede} />
      <ConsoleLink to="/today" as="main">
        {says.home}
      </ConsoleLink>
    </>
  );
}
