import { civilDateOf, clockTimeOf } from '../../../kernel/days.ts';
import { form, page, PageNotFound, type ViewProps } from '../../../platform/pages/page.ts';
import { Buttons } from '../../../platform/pages/parts/Buttons.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { moveDemoClock } from '../contract.ts';
import { words } from '../messages/words.ts';

/** Two presses forward; there is no way back, as facts never stand before those that caused them. */
function DemoClock({ visit, trouble }: ViewProps<null>) {
  const { clock: t } = words[visit.locale];
  return (
    <>
      <PageHead
        title={t.title}
        number={`${t.shows} ${civilDateOf(visit.now)} ${clockTimeOf(visit.now)}`}
        lede={t.lede}
        back={{ text: t.back, to: '/' }}
      />
      <Buttons>
        <PostForm visit={visit} name="move" by="step" fields={{ step: 'hour' }} trouble={trouble}>
          <SendButton weight="quiet">{t.hour}</SendButton>
        </PostForm>
        <PostForm visit={visit} name="move" by="step" fields={{ step: 'half-day' }} trouble={trouble}>
          <SendButton weight="quiet">{t.halfDay}</SendButton>
        </PostForm>
      </Buttons>
    </>
  );
}

export const demoClockPage = page<null>({
  path: '/developer/clock',
  audience: 'anyone',
  face: 'phone',
  async load(visit) {
    if (!visit.isDemo) throw new PageNotFound();
    return null;
  },
  title: (_data, visit) => words[visit.locale].clock.title,
  View: DemoClock,
  forms: { move: form(moveDemoClock, { then: () => '/developer/clock' }) },
});
