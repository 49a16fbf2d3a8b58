import type { OutputOf } from '../../../kernel/contract.ts';
import { hoursText } from '../../../kernel/quantity.ts';
import { page, type ViewProps, type Visit } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Facts } from '../../../platform/pages/parts/Facts.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import { verify } from '../contract.ts';
import { stateTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';

type Typed = { readonly number: string; readonly code: string };
/** Null until something was asked; then the paper, or null within when nothing was found. */
type Data = (OutputOf<typeof verify> & Typed) | null;
type Paper = NonNullable<OutputOf<typeof verify>['paper']>;

/** The address may carry the number in its path, as the QR code of a paper does, or in its query, as the form does. */
function typedIn({ params, query }: Visit): Typed {
  const number = params['number'] ?? query['number'] ?? '';
  return { number: number.trim().slice(0, 60), code: (query['code'] ?? '').slice(0, 40) };
}

async function load(visit: Visit): Promise<Data> {
  const typed = typedIn(visit);
  if (typed.number === '') return null;
  return { ...(await visit.read(verify, typed)), ...typed };
}

function Verify({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale].verify;
  return (
    <>
      <PageHead title={t.title} lede={data?.paper ? undefined : t.lede} />
      {data?.paper ? <Found paper={data.paper} code={data.code} visit={visit} /> : <Form data={data} visit={visit} />}
      <p className="meta">{t.privacy}</p>
    </>
  );
}

function Form({ data, visit }: { readonly data: Data; readonly visit: Visit }) {
  const t = words[visit.locale].verify;
  const isAnswered = data !== null && data.code !== '';
  return (
    <form className="form" method="get" action={`/${visit.place.slug}/verify`}>
      {isAnswered && (
        <Notice tone="late" isAlert>
          <p>
            <strong>{t.notFound}</strong>
          </p>
          <p>{t.notFoundWhy}</p>
        </Notice>
      )}
      <TextField
        name="number"
        label={t.number}
        hint={t.numberHint}
        value={data?.number ?? ''}
        required
        maxLength={60}
      />
      <TextField name="code" label={t.code} hint={t.codeHint} value={data?.code ?? ''} required maxLength={40} />
      <SendButton>{t.check}</SendButton>
    </form>
  );
}

type FoundProps = { readonly paper: Paper; readonly code: string; readonly visit: Visit };

function Found({ paper, code, visit }: FoundProps) {
  const { verify: t, kinds, states, revocationKinds, until, hours } = words[visit.locale];
  const badge = `/api/verify/${paper.number}/badge.json?code=${encodeURIComponent(code)}`;
  return (
    <>
      <Notice tone={stateTone[paper.state]} isAlert>
        <p>
          <Tag tone={stateTone[paper.state]}>{states[paper.state]}</Tag> <strong>{t[paper.state]}</strong>
        </p>
      </Notice>
      <Facts
        items={[
          { term: t.revokedOn, description: paper.revokedOn },
          { term: t.revokedBecause, description: paper.revocationKind && revocationKinds[paper.revocationKind] },
          { term: t.number, description: paper.number },
          { term: t.kind, description: kinds[paper.kind] },
          { term: t.issuer, description: paper.issuerName },
          { term: t.holder, description: `${paper.maskedHolderName}　${t.holderHint}` },
          { term: t.issuedOn, description: paper.issuedOn },
          { term: t.validity, description: paper.revokedOn ? null : until(paper.validUntil) },
          { term: t.hours, description: paper.totalMinutes > 0 ? hours(hoursText(paper.totalMinutes)) : null },
        ]}
      />
      <div className="buttons">
        <ButtonLink to="/verify">{t.again}</ButtonLink>
      </div>
      <p>
        <Link to={badge}>{t.badge}</Link>
      </p>
      <p className="meta">{t.badgeWhy}</p>
    </>
  );
}

const shared = { audience: 'anyone', face: 'portal', load, View: Verify } as const;
const title = (_data: Data, visit: Visit) => words[visit.locale].verify.title;

/** Where papers are checked by typing what stands on them. */
export const verifyPage = page<Data>({ path: '/verify', title, ...shared });
/** The same, as the QR code of a paper opens it. */
export const verifyNumberPage = page<Data>({ path: '/verify/:number', title, ...shared });
