import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { KeptText } from '../../../platform/pages/parts/KeptText.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { getCheckpoint, type CheckpointShown } from '../contract/checkpoints.ts';
import { words } from '../messages/words.ts';

function OneCheckpoint({ data, visit }: ViewProps<CheckpointShown>) {
  const t = words[visit.locale].checkpoints;
  return (
    <>
      <PageHead
        title={t.oneTitle(data.day)}
        lede={t.oneLede(data.to - data.from + 1)}
        number={t.number(data.no)}
        back={{ text: t.title, to: '/checkpoints' }}
      >
        <ButtonLink to={`/api/checkpoints/${data.no}/file`} weight="main">
          {t.save}
        </ButtonLink>
      </PageHead>
      <Section title={t.text} lede={t.textLede}>
        <KeptText text={data.text} />
      </Section>
    </>
  );
}

export const checkpointPage = page<CheckpointShown>({
  path: '/checkpoints/:checkpointNo',
  audience: 'anyone',
  face: 'portal',
  load: (visit) => visit.read(getCheckpoint, { checkpointNo: Number(visit.params['checkpointNo']) }),
  title: (data, visit) => words[visit.locale].checkpoints.oneTitle(data.day),
  View: OneCheckpoint,
});
