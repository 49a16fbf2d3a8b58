import type { OutputOf } from '../../../kernel/contract.ts';
import { form, page, type ViewProps } from '../../../platform/pages/page.ts';
import { CheckField } from '../../../platform/pages/parts/CheckField.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { SelectField } from '../../../platform/pages/parts/SelectField.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import { addAddress, confirmAddress, getPreferences, removeAddress, setPreferences } from '../contract.ts';
import { NoticeKind } from '../domain/model.ts';
import { words } from '../messages/words.ts';

type Data = OutputOf<typeof getPreferences>;

const HALF_HOURS = Array.from({ length: 48 }, (_, index) => {
  const hour = String(Math.floor(index / 2)).padStart(2, '0');
  return `${hour}:${index % 2 === 0 ? '00' : '30'}`;
});

function NoticeSettings(props: ViewProps<Data>) {
  const { visit } = props;
  const { inbox, settings: t } = words[visit.locale];
  return (
    <>
      <PageHead title={t.title} lede={t.lede} back={{ text: inbox.title, to: '/my/notices' }} />
      <Ways {...props} />
      <MailAddress {...props} />
      {visit.isDemo && (
        <p>
          <Link to="/developer/mails">{t.seeMails}</Link>
        </p>
      )}
    </>
  );
}

function Ways({ data, visit, trouble }: ViewProps<Data>) {
  const { settings: t, kinds } = words[visit.locale];
  const times = (chosen: string) =>
    [...new Set([...HALF_HOURS, chosen])].toSorted().map((time) => ({ value: time, label: time }));
  return (
    <PostForm visit={visit} name="ways" trouble={trouble}>
      {(['sms', 'mail'] as const).map((channel) => (
        <fieldset key={channel}>
          <legend>{t[channel]}</legend>
          {channel === 'mail' && data.mailState !== 'confirmed' && <p className="field-hint">{t.mailNeeds}</p>}
          {NoticeKind.options.map((kind) => (
            <CheckField
              key={kind}
              name={`${channel}[]`}
              value={kind}
              label={kinds[kind]}
              isChecked={data[channel].includes(kind)}
            />
          ))}
        </fieldset>
      ))}
      <fieldset>
        <legend>{t.quiet}</legend>
        <p className="field-hint">{t.quietHint}</p>
        <SelectField
          name="quietFrom"
          label={t.quietFrom}
          value={data.quietFrom}
          options={times(data.quietFrom)}
          required
        />
        <SelectField name="quietTo" label={t.quietTo} value={data.quietTo} options={times(data.quietTo)} required />
      </fieldset>
      <SendButton>{t.save}</SendButton>
    </PostForm>
  );
}

/** One step at a time: give the address, give back the code, take it away. */
function MailAddress({ data, visit, trouble }: ViewProps<Data>) {
  const { settings: t } = words[visit.locale];
  const { mailState, mailAddress } = data;
  return (
    <Section title={t.address}>
      {mailState === 'none' && <p>{t.addressNone}</p>}
      {mailState === 'code-sent' && (
        <PostForm visit={visit} name="confirm" trouble={trouble}>
          <p>{t.addressSent(mailAddress ?? '')}</p>
          <TextField
            name="code"
            label={t.codeField}
            hint={t.codeHint}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
          />
          <SendButton>{t.confirm}</SendButton>
        </PostForm>
      )}
      {mailState === 'confirmed' && <p>{t.addressConfirmed(mailAddress ?? '')}</p>}
      {mailState !== 'confirmed' && (
        <PostForm visit={visit} name="address" trouble={trouble}>
          <TextField
            name="mail"
            type="email"
            label={t.addressField}
            hint={t.addressHint}
            autoComplete="email"
            required
          />
          <SendButton weight="quiet">{t.sendCode}</SendButton>
        </PostForm>
      )}
      {mailState !== 'none' && (
        <PostForm visit={visit} name="remove" trouble={trouble}>
          <SendButton weight="quiet">{t.remove}</SendButton>
        </PostForm>
      )}
    </Section>
  );
}

/** Ticked boxes of one name come as lines; none ticked comes as nothing. */
function chosen(value: unknown): unknown {
  if (typeof value === 'string') return value.split('\n').filter(Boolean);
  return Array.isArray(value) ? value : [];
}

const back = () => '/my/notices/settings';

export const noticeSettingsPage = page<Data>({
  path: '/my/notices/settings',
  audience: 'signed-in',
  face: 'phone',
  load: (visit) => visit.read(getPreferences, {}),
  title: (_data, visit) => words[visit.locale].settings.title,
  View: NoticeSettings,
  forms: {
    ways: form(setPreferences, {
      input: (values) => ({ ...values, sms: chosen(values['sms']), mail: chosen(values['mail']) }),
      then: back,
    }),
    address: form(addAddress, { then: back }),
    confirm: form(confirmAddress, { then: back }),
    remove: form(removeAddress, { then: back }),
  },
});
