import type { OutputOf } from '../../../kernel/contract.ts';
import { form, page, type ViewProps, type Visit } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PasskeyFields } from '../../../platform/pages/parts/PasskeyFields.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import * as contract from '../contract/step-up.ts';
import type { ProofMeans } from '../domain/second-factors.ts';
import { safeNext } from '../domain/rules.ts';
import { words } from '../messages/words.ts';

type Data = OutputOf<typeof contract.listProofMeans>;
type MeansProps = Pick<ViewProps<Data>, 'visit' | 'trouble'> & { readonly isFirst: boolean };

function backTo(visit: Visit): string {
  return safeNext(visit.query['next']) ?? '/my/security';
}

/** A file that is saved leaves the page as it was, so whoever came for one is first told that it may be had now. */
const isFile = (path: string) => path.startsWith('/api/');

const hereFor = (visit: Visit, more: Readonly<Record<string, string>> = {}) =>
  `/step-up?${new URLSearchParams({ next: backTo(visit), ...more })}`;

const goBack = (_output: unknown, visit: Visit) => (isFile(backTo(visit)) ? hereFor(visit) : backTo(visit));

/** The code that was sent is asked for at the same address, so that going back and forth loses nothing. */
function withTicket({ ticket }: { readonly ticket: string }, visit: Visit): string {
  return hereFor(visit, { ticket });
}

const weightOf = (isFirst: boolean) => (isFirst ? 'main' : 'quiet');

const parts: Readonly<Record<ProofMeans, (props: MeansProps) => React.ReactNode>> = {
  demo: ({ visit, trouble, isFirst }) => (
    <PostForm visit={visit} name="demo" trouble={trouble}>
      <SendButton weight={weightOf(isFirst)}>{words[visit.locale].stepUp.byDemo}</SendButton>
    </PostForm>
  ),
  passkey: ({ visit, trouble, isFirst }) => (
    <PostForm visit={visit} name="passkey" trouble={trouble}>
      <PasskeyFields
        act="sign"
        askAt={contract.askProofByPasskey.path}
        button={words[visit.locale].stepUp.byPasskey}
        weight={weightOf(isFirst)}
        failed={words[visit.locale].passkey.failed}
      />
    </PostForm>
  ),
  authenticator: ({ visit, trouble, isFirst }) => (
    <PostForm visit={visit} name="authenticator" trouble={trouble}>
      <TextField
        name="code"
        label={words[visit.locale].stepUp.authenticator}
        autoComplete="one-time-code"
        maxLength={40}
        required
      />
      <SendButton weight={weightOf(isFirst)}>{words[visit.locale].stepUp.authenticatorTitle}</SendButton>
    </PostForm>
  ),
  password: ({ visit, trouble, isFirst }) => (
    <PostForm visit={visit} name="password" trouble={trouble}>
      <TextField
        name="password"
        label={words[visit.locale].stepUp.password}
        type="password"
        autoComplete="current-password"
        required
      />
      <SendButton weight={weightOf(isFirst)}>{words[visit.locale].stepUp.passwordTitle}</SendButton>
    </PostForm>
  ),
  code: CodePart,
};

function CodePart({ visit, trouble, isFirst }: MeansProps) {
  const t = words[visit.locale].stepUp;
  const ticket = visit.query['ticket'];
  if (ticket === undefined) {
    return (
      <PostForm visit={visit} name="send" trouble={trouble}>
        <p className="meta">{t.codeLede}</p>
        <SendButton weight={weightOf(isFirst)}>{t.getCode}</SendButton>
      </PostForm>
    );
  }
  return (
    <PostForm visit={visit} name="code" trouble={trouble} fields={{ ticket }}>
      <TextField
        name="code"
        label={t.code}
        hint={t.sent}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        required
      />
      <SendButton weight={weightOf(isFirst)}>{t.codeTitle}</SendButton>
    </PostForm>
  );
}

function View({ data, visit, trouble }: ViewProps<Data>) {
  const t = words[visit.locale].stepUp;
  if (data.isProven && isFile(backTo(visit))) {
    return (
      <PageHead title={t.fileTitle} lede={t.done}>
        <ButtonLink to={backTo(visit)} weight="main">
          {t.file}
        </ButtonLink>
      </PageHead>
    );
  }
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      {data.isProven && (
        <Notice tone="done">
          <p>{t.done}</p>
          <ButtonLink to={backTo(visit)}>{t.back}</ButtonLink>
        </Notice>
      )}
      {data.means.map((means, index) => {
        const Part = parts[means];
        return (
          <Card key={means}>
            <Part visit={visit} trouble={trouble} isFirst={index === 0} />
          </Card>
        );
      })}
    </>
  );
}

export const stepUpPage = page<Data>({
  path: '/step-up',
  audience: 'signed-in',
  face: 'phone',
  islands: ['passkey'],
  load: (visit) => visit.read(contract.listProofMeans, {}),
  title: (_data, visit) => words[visit.locale].stepUp.title,
  View,
  forms: {
    demo: form(contract.proveInDemo, { then: goBack }),
    password: form(contract.proveWithPassword, { then: goBack }),
    authenticator: form(contract.proveWithAuthenticator, { then: goBack }),
    passkey: form(contract.proveWithPasskey, { then: goBack }),
    send: form(contract.requestProofCode, { then: withTicket }),
    code: form(contract.proveWithCode, { then: goBack }),
  },
});
