import { civilDateOf } from '../../../kernel/days.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { form, page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import { unlinkIdentity } from '../contract/identity.ts';
import { setOwnPassword } from '../contract/passwords.ts';
import * as factors from '../contract/second-factors.ts';
import { listProofMeans } from '../contract/step-up.ts';
import { words } from '../messages/words.ts';
import { PasskeySection } from './PasskeySection.tsx';

export type SecurityData = OutputOf<typeof factors.listSignInMeans> & {
  /** Nothing can be changed before it was shown who sits there. */
  readonly isProven: boolean;
};
export type SecurityProps = ViewProps<SecurityData>;

const HERE = '/my/security';

function View(props: SecurityProps) {
  const { data, visit } = props;
  const { security: t, stepUp } = words[visit.locale];
  return (
    <>
      <PageHead title={t.title} lede={t.lede} isOwn>
        {!data.isProven && (
          <ButtonLink to={`/step-up?next=${HERE}`} weight="main">
            {stepUp.title}
          </ButtonLink>
        )}
        <ButtonLink to="/my/sessions">{t.sessions}</ButtonLink>
      </PageHead>
      {data.needsSecondFactor && <Notice tone="late">{t.needsSecondFactor}</Notice>}
      <PasswordSection {...props} />
      <AuthenticatorSection {...props} />
      <PasskeySection {...props} />
      {data.identity && <IdentitySection {...props} />}
    </>
  );
}

function PasswordSection({ data, visit, trouble }: SecurityProps) {
  const { security: t, passwordHint } = words[visit.locale];
  const { password, policy, isProven } = data;
  return (
    <Section title={t.password} lede={password ? t.passwordSince(civilDateOf(password.setAt)) : t.passwordNone}>
      {password?.isWornOut && <Notice tone="late">{t.passwordOld(policy.mostDays)}</Notice>}
      {isProven && (
        <Card>
          <PostForm visit={visit} name="password" trouble={trouble}>
            <TextField
              name="password"
              label={t.newPassword}
              hint={passwordHint(policy.leastLength, policy.leastClasses)}
              type="password"
              autoComplete="new-password"
              maxLength={200}
              required
            />
            {password && <p className="meta">{t.passwordLede}</p>}
            <SendButton weight="quiet">{password ? t.changePassword : t.setPassword}</SendButton>
          </PostForm>
        </Card>
      )}
    </Section>
  );
}

function AuthenticatorSection({ data, visit, trouble }: SecurityProps) {
  const t = words[visit.locale].security;
  const { authenticator, isProven, recoveryCodesLeft } = data;
  const isOn = authenticator === 'on';
  const hasAny = isOn || data.passkeys.length > 0;
  return (
    <>
      <Section title={t.authenticator} lede={t.authenticatorLede}>
        <p className="meta">
          <Tag tone={isOn ? 'done' : 'quiet'}>{isOn ? t.authenticatorOn : t.authenticatorOff}</Tag>
        </p>
        {isProven && !isOn && (
          <PostForm visit={visit} name="begin" trouble={trouble}>
            <SendButton weight="quiet">{authenticator === 'begun' ? t.goOn : t.begin}</SendButton>
          </PostForm>
        )}
        {isProven && isOn && (
          <PostForm visit={visit} name="stop" trouble={trouble}>
            <SendButton weight="quiet">{t.stop}</SendButton>
          </PostForm>
        )}
      </Section>
      {hasAny && (
        <Section title={t.recovery} lede={`${t.recoveryLede} ${t.recoveryLeft(recoveryCodesLeft)}`}>
          {isProven && (
            <PostForm visit={visit} name="codes" trouble={trouble}>
              <SendButton weight="quiet">{t.recoveryNew}</SendButton>
            </PostForm>
          )}
        </Section>
      )}
    </>
  );
}

function IdentitySection({ data, visit, trouble }: SecurityProps) {
  const t = words[visit.locale].security;
  const { name, isLinked } = data.identity ?? { name: '', isLinked: false };
  return (
    <Section title={t.identity} lede={isLinked ? t.identityOn(name) : t.identityOff(name)}>
      {data.isProven && isLinked && (
        <PostForm visit={visit} name="unlink" trouble={trouble}>
          <SendButton weight="quiet">{t.identityUnlink}</SendButton>
        </PostForm>
      )}
      {data.isProven && !isLinked && <ButtonLink to="/sign-in/identity">{t.identityLink}</ButtonLink>}
    </Section>
  );
}

export const securityPage = page<SecurityData>({
  path: HERE,
  audience: 'signed-in',
  face: 'phone',
  islands: ['passkey'],
  load: async (visit) => {
    const { isProven } = await visit.read(listProofMeans, {});
    return { ...(await visit.read(factors.listSignInMeans, {})), isProven };
  },
  title: (_data, visit) => words[visit.locale].security.title,
  View,
  forms: {
    password: form(setOwnPassword, { then: () => HERE }),
    begin: form(factors.beginAuthenticator, { then: () => `${HERE}/authenticator` }),
    stop: form(factors.removeAuthenticator, { then: () => HERE }),
    codes: form(factors.makeRecoveryCodes, { then: () => `${HERE}/recovery-codes` }),
    passkey: form(factors.addPasskey, { then: () => `${HERE}/recovery-codes` }),
    rename: form(factors.renamePasskey, { then: () => HERE }),
    remove: form(factors.removePasskey, { then: () => HERE }),
    unlink: form(unlinkIdentity, { then: () => HERE }),
  },
});
