import type { ReactNode } from 'react';
import type { FormTrouble, Visit } from '../page.ts';
import { words } from '../words.ts';
import { FormContext, idOfField } from './form-context.ts';
import { addressIn } from './frame-context.ts';
import { Notice } from './Notice.tsx';

type PostFormProps = {
  readonly visit: Visit;
  /** The form's name among the page's `forms`. */
  readonly name: string;
  readonly trouble?: FormTrouble;
  /** Values sent along unseen. */
  readonly fields?: Readonly<Record<string, string | number | undefined>>;
  /** The hidden field that tells this form from others of the same name on the page, e.g. `lineId`. */
  readonly by?: string;
  readonly children: ReactNode;
};

/** A form that works without JavaScript. It posts to its own page; what was refused is said above its fields. */
export function PostForm({ visit, name, trouble, fields = {}, by, children }: PostFormProps) {
  const mine = by === undefined ? undefined : String(fields[by] ?? '');
  const isTroubled = trouble?.form === name && (by === undefined || trouble.values[by] === mine);
  const own = isTroubled ? trouble : undefined;
  const idPrefix = mine ? `${name}-${mine}` : name;
  const query = new URLSearchParams(visit.query).toString();
  const action = addressIn(visit.place.slug, visit.path) + (query && `?${query}`);
  return (
    <form className="form" method="post" action={action}>
      <input type="hidden" name="form" value={name} />
      <input type="hidden" name="key" value={visit.newId()} />
      {Object.entries(fields).map(
        ([field, value]) => value !== undefined && <input key={field} type="hidden" name={field} value={value} />,
      )}
      <FormContext value={{ idPrefix, trouble: own }}>
        {own && <TroubleNotice visit={visit} trouble={own} idPrefix={idPrefix} />}
        {children}
      </FormContext>
    </form>
  );
}

type TroubleNoticeProps = { readonly visit: Visit; readonly trouble: FormTrouble; readonly idPrefix: string };

/** Takes the focus when the page opens, so that nobody has to look for what went wrong. */
function TroubleNotice({ visit, trouble, idPrefix }: TroubleNoticeProps) {
  const sentence = trouble.sentence ?? words[visit.locale].form.wrongPlaces;
  const [only, ...others] = Object.entries(trouble.fields);
  // A refusal that is about one field says the same as the field: said once, it leads there.
  if (only && others.length === 0 && only[1] === sentence) {
    return (
      <Notice tone="late" isAlert>
        <p>
          <a href={`#${idOfField(idPrefix, only[0])}`}>{sentence}</a>
        </p>
      </Notice>
    );
  }
  const wrong = Object.entries(trouble.fields);
  return (
    <Notice tone="late" isAlert>
      <p>{sentence}</p>
      {wrong.length > 0 && (
        <ul>
          {wrong.map(([path, message]) => (
            <li key={path}>
              <a href={`#${idOfField(idPrefix, path)}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
