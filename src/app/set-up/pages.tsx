import type { ReactNode } from 'react';
import { words as organisationWords } from '../../capabilities/organisations/messages/words.ts';
import { OrganisationKind } from '../../capabilities/organisations/domain/model.ts';
import { Layout, type Frame } from '../../platform/pages/Layout.tsx';
import type { FormTrouble } from '../../platform/pages/page.ts';
import { Card } from '../../platform/pages/parts/Card.tsx';
import { DataTable } from '../../platform/pages/parts/DataTable.tsx';
import { FormContext } from '../../platform/pages/parts/form-context.ts';
import { Notice } from '../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../platform/pages/parts/PageHead.tsx';
import { Section } from '../../platform/pages/parts/Section.tsx';
import { SelectField } from '../../platform/pages/parts/SelectField.tsx';
import { SendButton } from '../../platform/pages/parts/SendButton.tsx';
import { TextField } from '../../platform/pages/parts/TextField.tsx';
import { documentOf } from '../../platform/pages/render.tsx';
import type { Place } from '../../platform/server/place.ts';
import type { Invited } from './make-place.ts';
import { PeopleWish, PlaceWish, POSTS, RootWish } from './wishes.ts';
import { words } from './words.ts';

type Wrong = { readonly field: string; readonly why: 'wrong' | 'twice' | 'taken' };
/** What was sent so far, and the step that is to be drawn next. */
export type Sent = {
  readonly step: 1 | 2 | 3;
  readonly values: Readonly<Record<string, string>>;
  readonly wrong: readonly Wrong[];
};

/** `query` is what the switches of language and type need to come back to the same page. */
function whole(frame: Frame, title: string, children: ReactNode, query: Frame['query'] = {}): string {
  const path = 'token' in query ? '/set-up' : '/';
  return documentOf(
    <Layout
      frame={{ ...frame, path, query }}
      title={title}
      face="phone"
      islands={['send-once']}
      isForSearchEngines={false}
    >
      {children}
    </Layout>,
  );
}

const fieldsOf: Readonly<Record<Sent['step'], readonly string[]>> = {
  1: Object.keys(PlaceWish.shape),
  2: Object.keys(RootWish.shape),
  3: Object.keys(PeopleWish.shape),
};

/** What earlier steps asked for goes along unseen; nothing is stored before the last step. */
function carried({ step, values }: Sent): readonly [string, string][] {
  const own = new Set(fieldsOf[step]);
  const all = ['token', ...fieldsOf[1], ...fieldsOf[2], ...fieldsOf[3]];
  return all.flatMap((name): [string, string][] => {
    const value = values[name];
    return value !== undefined && !own.has(name) ? [[name, value]] : [];
  });
}

function sentenceFor({ field, why }: Wrong, frame: Frame): string {
  const t = words[frame.locale];
  if (why === 'taken') return t.taken;
  if (why === 'twice') return t.people.twice;
  const kind = field.endsWith('Phone') ? 'phone' : /^(system|security|audit)Name$/.test(field) ? 'person' : field;
  return t.wrong[kind] ?? t.wrongOnes;
}

export function renderStep(frame: Frame, sent: Sent): string {
  const t = words[frame.locale];
  const fields = Object.fromEntries(sent.wrong.map((each) => [each.field, sentenceFor(each, frame)]));
  const isTroubled = sent.wrong.length > 0;
  const trouble: FormTrouble = { form: 'set-up', values: sent.values, sentence: t.wrongOnes, fields };
  return whole(
    frame,
    t.title,
    <>
      <PageHead title={t.title} lede={t.lede(sent.step)} />
      <Card>
        <form className="form" method="post" action="/set-up">
          <input type="hidden" name="step" value={sent.step} />
          {carried(sent).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <FormContext value={{ idPrefix: 'set-up', trouble: isTroubled ? trouble : undefined }}>
            {isTroubled && (
              <Notice tone="late" isAlert>
                {t.wrongOnes}
              </Notice>
            )}
            <Step frame={frame} sent={sent} />
            <SendButton>{sent.step === 3 ? t.finish : t.next}</SendButton>
            {sent.step > 1 && (
              // The browser's own way back would only say that a form has to be sent again.
              <button className="button" type="submit" formAction="/set-up?back" formNoValidate>
                {t.back}
              </button>
            )}
          </FormContext>
        </form>
      </Card>
    </>,
    { token: sent.values['token'] ?? '' },
  );
}

function Step({ frame, sent }: { readonly frame: Frame; readonly sent: Sent }) {
  const t = words[frame.locale];
  if (sent.step === 3) return <PeopleStep frame={frame} sent={sent} />;
  if (sent.step === 2) {
    const kinds = organisationWords[frame.locale].kinds;
    const options = OrganisationKind.options.map((value) => ({ value, label: kinds[value] }));
    const value = sent.values['kind'];
    return (
      <Part title={t.root.title} lede={t.root.lede}>
        <SelectField
          name="kind"
          label={t.root.kind[0] ?? ''}
          hint={t.root.kind[1] ?? ''}
          options={options}
          required
          {...(value ? { value } : {})}
        />
        <Text sent={sent} name="name" said={t.root.name} />
        <Text sent={sent} name="shortName" said={t.root.shortName} />
      </Part>
    );
  }
  return (
    <Part title={t.place.title} lede={t.place.lede}>
      {(['nameZh', 'nameEn', 'slug', 'regionCode', 'ledgerPrefix'] as const).map((name) => (
        <Text key={name} sent={sent} name={name} said={t.place[name]} />
      ))}
    </Part>
  );
}

function PeopleStep({ frame, sent }: { readonly frame: Frame; readonly sent: Sent }) {
  const t = words[frame.locale].people;
  return (
    <Part title={t.title} lede={t.lede}>
      {POSTS.map((post) => (
        <fieldset key={post} className="field-group">
          <legend>{t.posts[post]}</legend>
          <Text sent={sent} name={`${post}Name`} said={[t.name, '']} />
          <Text sent={sent} name={`${post}Phone`} said={[t.phone, '']} type="tel" />
        </fieldset>
      ))}
    </Part>
  );
}

type PartProps = { readonly title: string; readonly lede: string; readonly children: ReactNode };

function Part({ title, lede, children }: PartProps) {
  return (
    <>
      <h2>{title}</h2>
      <p className="meta">{lede}</p>
      {children}
    </>
  );
}

type TextProps = {
  readonly sent: Sent;
  readonly name: string;
  /** Label and hint. */
  readonly said: readonly string[];
  readonly type?: 'text' | 'tel';
};

function Text({ sent, name, said: [label = '', hint = ''], type = 'text' }: TextProps) {
  const value = sent.values[name];
  const more = { ...(hint ? { hint } : {}), ...(value ? { value } : {}) };
  return <TextField name={name} label={label} type={type} autoComplete="off" maxLength={60} required {...more} />;
}

/** Shows the links by which the three set their first passwords; they are shown nowhere else and never again. */
export function renderDone(frame: Frame, place: Place, invited: readonly Invited[]): string {
  const t = words[frame.locale];
  const posts = t.people.posts;
  return whole(
    frame,
    t.done.title,
    <>
      <PageHead title={t.done.title} lede={t.done.lede} number={place.name[frame.locale]} />
      <DataTable
        caption={t.done.link}
        columns={[
          { title: t.done.post, cell: ({ post }) => posts[post] },
          { title: t.done.person, cell: ({ name }) => name },
          {
            title: t.done.link,
            cell: ({ path }) => <a href={path}>{path}</a>,
          },
        ]}
        rows={invited}
      />
      <Section title={t.done.next}>
        <ol>
          {t.done.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <a className="button button-main" href={`/${place.slug}`}>
          {t.done.open}
        </a>
      </Section>
    </>,
  );
}
