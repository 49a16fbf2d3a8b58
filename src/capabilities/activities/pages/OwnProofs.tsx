import type { OutputOf } from '../../../kernel/contract.ts';
import { countText, hoursText } from '../../../kernel/quantity.ts';
import type { FormTrouble, Visit } from '../../../platform/pages/page.ts';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { Row } from '../../../platform/pages/parts/Row.tsx';
import { Rows } from '../../../platform/pages/parts/Rows.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import type { myProvable } from '../contract/proofs.ts';
import { words } from '../messages/words.ts';

type Provable = OutputOf<typeof myProvable>['items'][number];
type OwnProofsProps = {
  readonly items: readonly Provable[];
  readonly visit: Visit;
  readonly trouble?: FormTrouble | undefined;
};

/** Where the visitor served, each with one press for a proof; what is proved already leads to its paper. */
export function OwnProofs({ items, visit, trouble }: OwnProofsProps) {
  const t = words[visit.locale].proofs;
  if (items.length === 0) return null;
  return (
    <Section title={t.title} more={{ text: t.seePapers, to: '/my/credentials' }}>
      <p className="meta">{t.lede}</p>
      <Rows>
        {items.map((item) => (
          <Row
            key={item.organisationId}
            title={item.organisationName}
            meta={t.served(countText(item.times), hoursText(item.minutes))}
            action={<Proof item={item} visit={visit} trouble={trouble} />}
          />
        ))}
      </Rows>
    </Section>
  );
}

function Proof({ item, visit, trouble }: { readonly item: Provable } & Omit<OwnProofsProps, 'items'>) {
  const t = words[visit.locale].proofs;
  if (item.provenBy) return <Link to="/my/credentials">{t.provenBy(item.provenBy)}</Link>;
  const fields = { id: visit.newId(), organisationId: item.organisationId };
  return (
    <PostForm visit={visit} name="prove" trouble={trouble} fields={fields} by="organisationId">
      <SendButton weight="main">{t.prove}</SendButton>
    </PostForm>
  );
}
