import type { OutputOf } from '../../../kernel/contract.ts';
import { form, GoTo, page, type ViewProps } from '../../../platform/pages/page.ts';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Facts } from '../../../platform/pages/parts/Facts.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { QrPicture } from '../../../platform/pages/parts/QrPicture.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import { confirmAuthenticator, keepRecoveryCodes, readNewSecrets } from '../contract/second-factors.ts';
import { words } from '../messages/words.ts';

type Secrets = OutputOf<typeof readNewSecrets>;
type Authenticator = NonNullable<Secrets['authenticator']>;

const SECURITY = '/my/security';

/** In groups of four, as people copy it; apps do not mind the blanks. */
const inGroups = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ');

function AuthenticatorView({ data, visit, trouble }: ViewProps<Authenticator>) {
  const t = words[visit.locale].security;
  return (
    <>
      <PageHead title={t.scanTitle} lede={t.scanLede} back={{ text: t.back, to: SECURITY }} />
      <Card>
        <QrPicture text={data.address} label={t.picture} />
        <Facts items={[{ term: t.secret, description: <code>{inGroups(data.secret)}</code> }]} />
        <PostForm visit={visit} name="confirm" trouble={trouble}>
          <TextField
            name="code"
            label={t.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            required
          />
          <SendButton>{t.confirm}</SendButton>
        </PostForm>
      </Card>
    </>
  );
}

/** Shows the secret until a code of it was given, and never again. */
export const authenticatorPage = page<Authenticator>({
  path: `${SECURITY}/authenticator`,
  audience: 'signed-in',
  face: 'phone',
  load: async (visit) => {
    const { authenticator } = await visit.read(readNewSecrets, {});
    if (!authenticator) throw new GoTo(SECURITY);
    return authenticator;
  },
  title: (_data, visit) => words[visit.locale].security.scanTitle,
  View: AuthenticatorView,
  forms: { confirm: form(confirmAuthenticator, { then: () => `${SECURITY}/recovery-codes` }) },
});

function CodesView({ data, visit, trouble }: ViewProps<readonly string[]>) {
  const t = words[visit.locale].security;
  return (
    <>
      <PageHead title={t.recoveryTitle} lede={t.recoveryLede} />
      <Notice tone="waiting">{t.recoveryShown}</Notice>
      <Card>
        <ol>
          {data.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <PostForm visit={visit} name="kept" trouble={trouble}>
          <SendButton>{t.recoveryKept}</SendButton>
        </PostForm>
      </Card>
    </>
  );
}

/** Shows new recovery codes until they were written down. Without any there is nothing to do here. */
export const recoveryCodesPage = page<readonly string[]>({
  path: `${SECURITY}/recovery-codes`,
  audience: 'signed-in',
  face: 'phone',
  load: async (visit) => {
    const { recoveryCodes } = await visit.read(readNewSecrets, {});
    if (recoveryCodes.length === 0) throw new GoTo(SECURITY);
    return recoveryCodes;
  },
  title: (_data, visit) => words[visit.locale].security.recoveryTitle,
  View: CodesView,
  forms: { kept: form(keepRecoveryCodes, { then: () => SECURITY }) },
});
