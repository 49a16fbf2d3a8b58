import { useState, type ReactNode } from 'react';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { listNoticesForDesk, type NoticeAtDesk } from '../contract/notices.ts';
import { NoticeKind } from '../domain/notice.ts';
import { words } from '../messages/words.ts';
import { NoticeDrawer } from './NoticeDrawer.tsx';
import { PublishDrawer } from './PublishDrawer.tsx';
import { Rooms } from './Rooms.tsx';

type Opened = { readonly what: 'write' | 'publish'; readonly notice: NoticeAtDesk } | null;

/** The versions of each notice, newest first, and the way to the next. */
export default function Notices(): ReactNode {
  const { desk: t, noticeKinds } = useWords(words);
  const { data } = useRead(listNoticesForDesk, {});
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  return (
    <>
      <ScreenHead title={t.title} lede={t.notices.lede} actions={<Rooms />} />
      {NoticeKind.options.map((kind) => (
        <KindPanel
          key={kind}
          title={noticeKinds[kind]}
          versions={data.items.filter((notice) => notice.kind === kind).toSorted((a, b) => b.version - a.version)}
          onOpen={setOpened}
        />
      ))}
      <NoticeDrawer notice={opened?.what === 'write' ? opened.notice : null} onClose={close} />
      <PublishDrawer notice={opened?.what === 'publish' ? opened.notice : null} onClose={close} />
    </>
  );
}

type KindProps = {
  readonly title: string;
  readonly versions: readonly NoticeAtDesk[];
  readonly onOpen: (opened: Opened) => void;
};

function KindPanel({ title, versions, onOpen }: KindProps): ReactNode {
  const { desk } = useWords(words);
  const t = desk.notices;
  const [newest] = versions;
  return (
    <Panel
      title={title}
      more={
        newest && newest.inForceOn !== null ? (
          <ActionButton onClick={() => onOpen({ what: 'write', notice: newest })}>{t.begin}</ActionButton>
        ) : null
      }
    >
      <DataTable
        caption={title}
        rows={versions}
        rowKey={(notice) => String(notice.version)}
        columns={[
          { key: 'version', title: t.version, main: true, cell: (notice) => t.versionNo(notice.version) },
          {
            key: 'from',
            title: t.inForceOn,
            cell: (notice) =>
              notice.inForceOn ? dayText(notice.inForceOn) : <StateTag tone="waiting">{t.draft}</StateTag>,
          },
          { key: 'origin', title: t.origin, cell: (notice) => (notice.id === null ? t.shipped : t.ownText) },
          { key: 'step', title: '', align: 'end', cell: (notice) => <Step notice={notice} onOpen={onOpen} /> },
        ]}
      />
    </Panel>
  );
}

function Step({ notice, onOpen }: { readonly notice: NoticeAtDesk; readonly onOpen: KindProps['onOpen'] }): ReactNode {
  const t = useWords(words).desk.notices;
  if (notice.inForceOn !== null) {
    return <a href={placeAddress(`/privacy/${notice.kind}?version=${notice.version}`)}>{t.open}</a>;
  }
  return (
    <span className="screen-head-actions">
      <ActionButton onClick={() => onOpen({ what: 'write', notice })}>{t.revise}</ActionButton>
      <ActionButton main onClick={() => onOpen({ what: 'publish', notice })}>
        {t.publish}
      </ActionButton>
    </span>
  );
}
