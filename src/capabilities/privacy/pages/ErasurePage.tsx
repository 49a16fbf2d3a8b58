import { form, page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Buttons } from '../../../platform/pages/parts/Buttons.tsx';
import { DataTable } from '../../../platform/pages/parts/DataTable.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { cancelErasure, previewErasure, requestErasure, type ErasurePreview } from '../contract/own-data.ts';
import { words } from '../messages/words.ts';
import { dayText } from './day-text.ts';

/** The first press leads here and changes nothing; the second, at the foot, asks for it. */
function View({ data, visit, trouble }: ViewProps<ErasurePreview>) {
  const { erasure: t, fates, data: own } = words[visit.locale];
  const day = (date: string) => dayText(date, visit.locale);
  const [obstacle] = data.obstacles;
  return (
    <>
      <PageHead title={t.title} lede={t.lede} back={{ text: own.title, to: '/my/data' }} />
      <DataTable
        caption={t.what}
        columns={[
          { title: t.what, cell: (item) => item.title },
          { title: t.count, cell: (item) => item.count, isNumber: true },
          {
            title: t.fate,
            cell: (item) => (item.lockedUntil ? t.until(day(item.lockedUntil)) : fates[item.fate]),
          },
          { title: t.why, cell: (item) => item.why },
        ]}
        rows={data.items}
      />
      <p className="meta">{t.whyLocked}</p>
      {data.asked ? (
        <>
          <Notice tone="waiting">{t.asked(day(data.asked.runsOn))}</Notice>
          <PostForm visit={visit} name="cancel" fields={{ erasureId: data.asked.id }} trouble={trouble}>
            <SendButton>{t.cancel}</SendButton>
          </PostForm>
        </>
      ) : (
        <>
          <p>{t.runsOn(day(data.runsOn))}</p>
          <PostForm visit={visit} name="request" fields={{ id: visit.newId() }} trouble={trouble}>
            <SendButton disabledBecause={obstacle}>{t.confirm}</SendButton>
          </PostForm>
          <Buttons>
            <ButtonLink to="/my/data">{t.back}</ButtonLink>
          </Buttons>
        </>
      )}
    </>
  );
}

export const erasurePage = page<ErasurePreview>({
  path: '/my/data/erasure',
  audience: 'signed-in',
  face: 'phone',
  load: (visit) => visit.read(previewErasure, {}),
  title: (_data, visit) => words[visit.locale].erasure.title,
  View,
  forms: {
    request: form(requestErasure, { then: () => '/my/data/erasure' }),
    cancel: form(cancelErasure, { then: () => '/my/data/erasure' }),
  },
});
