import { civilDateOf, clockTimeOf } from '../../../kernel/days.ts';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { PasskeyFields } from '../../../platform/pages/parts/PasskeyFields.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import { askNewPasskey } from '../contract/second-factors.ts';
import { words } from '../messages/words.ts';
import type { SecurityData, SecurityProps } from './SecurityPage.tsx';

/** The keys a person has, each with its name, and a way to add one where the browser knows passkeys. */
export function PasskeySection(props: SecurityProps) {
  const { data, visit, trouble } = props;
  const { security: t, passkey } = words[visit.locale];
  return (
    <Section title={t.passkeys} lede={`${t.passkeysLede} ${data.passkeys.length === 0 ? t.passkeysNone : ''}`}>
      {data.passkeys.map((each) => (
        <PasskeyCard key={each.id} each={each} props={props} />
      ))}
      {data.isProven && (
        <Card>
          <PostForm visit={visit} name="passkey" trouble={trouble} fields={{ id: visit.newId() }}>
            <PasskeyFields act="make" askAt={askNewPasskey.path} button={t.passkeyNew} failed={passkey.failed}>
              <TextField name="name" label={t.passkeyName} maxLength={40} required />
            </PasskeyFields>
          </PostForm>
        </Card>
      )}
    </Section>
  );
}

type CardProps = { readonly each: SecurityData['passkeys'][number]; readonly props: SecurityProps };

function PasskeyCard({ each, props: { data, visit, trouble } }: CardProps) {
  const t = words[visit.locale].security;
  const used = each.usedAt ? ` · ${t.passkeyUsed(`${civilDateOf(each.usedAt)} ${clockTimeOf(each.usedAt)}`)}` : '';
  const fields = { passkeyId: each.id };
  return (
    <Card title={each.name} meta={`${t.passkeySince(civilDateOf(each.madeAt))}${used}`}>
      <PostForm visit={visit} name="rename" by="passkeyId" trouble={trouble} fields={fields}>
        <TextField name="name" label={t.passkeyNameShort} value={each.name} maxLength={40} required />
        <SendButton weight="quiet">{t.passkeyRename}</SendButton>
      </PostForm>
      {data.isProven && (
        <PostForm visit={visit} name="remove" by="passkeyId" trouble={trouble} fields={fields}>
          <SendButton weight="quiet">{t.passkeyRemove}</SendButton>
        </PostForm>
      )}
    </Card>
  );
}
