import { useState, type ReactNode } from 'react';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { useParam } from '../../../platform/console/use-address.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { listTree } from '../contract.ts';
import { endAlias, type PublicName } from '../contract/names.ts';
import { getInside, type InsideOrganisation } from '../contract/profile.ts';
import { words } from '../messages/words.ts';
import { Actions } from './Actions.tsx';
import { EndDrawer } from './EndDrawer.tsx';
import { Liaisons } from './Liaisons.tsx';

type InsideProps = { readonly organisation: InsideOrganisation };
type Named = { readonly id: string; readonly name: string };

function Links({ of, to = '/organisations' }: { readonly of: readonly Named[]; readonly to?: string }): ReactNode {
  return of.map(({ id, name }, index) => (
    <span key={id}>
      {index > 0 ? ' · ' : ''}
      <ConsoleLink to={`${to}/${id}`}>{name}</ConsoleLink>
    </span>
  ));
}

function useRegionText({ region }: InsideOrganisation): string {
  const t = useWords(words).pages;
  const known = region.name === null ? region.code : `${region.name} ${region.code}`;
  if (!region.isAbolished) return known;
  const now = region.successors.map(({ code, name }) => (name === null ? code : `${name} ${code}`)).join(', ');
  return `${t.regionAbolished(known)} ${now ? t.successors(now) : ''}`.trim();
}

function Details({ organisation }: InsideProps): ReactNode {
  const t = useWords(words);
  const says = t.console;
  const { id, creditCode, isCreditCodeOdd, host, hosts, above, absorbed, mergedInto, moves } = organisation;
  const region = useRegionText(organisation);
  const odd = isCreditCodeOdd ? ` ${says.creditCodeOdd}` : '';
  return (
    <Panel title={says.details} more={<a href={placeAddress(`/organisations/${id}`)}>{says.openPublicPage}</a>}>
      <Facts
        items={[
          { term: t.shortName, description: organisation.shortName },
          { term: t.kind, description: t.kinds[organisation.kind] },
          { term: says.above, description: above.length > 0 ? <Links of={above} /> : t.pages.top },
          { term: t.host, description: host ? <Links of={[host]} /> : null },
          { term: t.pages.hosts, description: hosts.length > 0 ? <Links of={hosts} /> : null },
          { term: says.creditCode, description: creditCode ? `${creditCode}${odd}` : says.none },
          { term: t.regionCode, description: region },
          {
            term: says.merged,
            description: mergedInto ? (
              <>
                <Links of={[mergedInto]} /> {dayText(mergedInto.on)} {mergedInto.documentNo}
              </>
            ) : null,
          },
          { term: t.pages.absorbed, description: absorbed.length > 0 ? <Links of={absorbed} /> : null },
          {
            term: t.pages.moves,
            description: moves.map(({ on, from, to }) => t.pages.moved(on, from.name, to.name)).join(' · '),
          },
        ]}
      />
    </Panel>
  );
}

function Names({ organisation }: InsideProps): ReactNode {
  const t = useWords(words);
  const says = t.console;
  const [ending, setEnding] = useState<PublicName | null>(null);
  const write = useWrite(endAlias, { said: says.ended, onDone: () => setEnding(null) });
  const untilText = (row: PublicName) => (row.isSlip ? t.pages.slip : row.until ? dayText(row.until) : '');
  const isOpenAlias = (row: PublicName) => row.kind === 'alias' && row.until === null && organisation.mayKeep;
  return (
    <Panel title={says.names}>
      <DataTable<PublicName>
        caption={says.names}
        rows={organisation.names}
        rowKey={(row) => row.id}
        empty={says.noNames}
        columns={[
          { key: 'name', title: t.pages.nameColumn, main: true, cell: (row) => row.name },
          { key: 'kind', title: t.pages.kindColumn, cell: (row) => t.nameKinds[row.kind] },
          { key: 'from', title: says.from, cell: (row) => (row.from ? dayText(row.from) : '') },
          { key: 'until', title: says.until, cell: untilText },
          { key: 'document', title: says.documentNo, cell: (row) => row.documentNo ?? '' },
          {
            key: 'end',
            title: '',
            align: 'end',
            cell: (row) =>
              isOpenAlias(row) ? <ActionButton onClick={() => setEnding(row)}>{says.endAlias}</ActionButton> : null,
          },
        ]}
      />
      {ending ? (
        <EndDrawer
          title={`${says.endAlias} ${ending.name}`}
          onClose={() => setEnding(null)}
          onSend={(on) => write.send({ organisationId: organisation.id, aliasId: ending.id, on })}
          write={write}
        />
      ) : null}
    </Panel>
  );
}

function Memberships({ organisation }: InsideProps): ReactNode {
  const t = useWords(words);
  const says = t.console;
  return (
    <Panel title={says.memberships} more={<ConsoleLink to="/alliances">{says.alliances}</ConsoleLink>}>
      <DataTable
        caption={says.memberships}
        rows={organisation.alliances}
        rowKey={(row) => `${row.id} ${row.joinedOn} ${row.part}`}
        empty={says.noMemberships}
        columns={[
          {
            key: 'name',
            title: says.allianceName,
            main: true,
            cell: (row) => <ConsoleLink to={`/alliances/${row.id}`}>{row.name}</ConsoleLink>,
          },
          { key: 'kind', title: says.allianceKind, cell: (row) => t.allianceKinds[row.kind] },
          { key: 'part', title: says.part, cell: (row) => t.parts[row.part] },
          { key: 'joined', title: says.joined, cell: (row) => dayText(row.joinedOn) },
          { key: 'left', title: says.left, cell: (row) => (row.leftOn ? dayText(row.leftOn) : '') },
        ]}
      />
    </Panel>
  );
}

function Below({ organisation }: InsideProps): ReactNode {
  const t = useWords(words);
  return (
    <Panel title={t.console.below}>
      <DataTable
        caption={t.console.below}
        rows={organisation.below}
        rowKey={(row) => row.id}
        empty={t.console.noBelow}
        columns={[
          {
            key: 'name',
            title: t.nameField,
            main: true,
            cell: (row) => <ConsoleLink to={`/organisations/${row.id}`}>{row.name}</ConsoleLink>,
          },
          { key: 'kind', title: t.kind, cell: (row) => t.kinds[row.kind] },
        ]}
      />
      {organisation.isBelowCut ? <p>{t.pages.belowCut}</p> : null}
    </Panel>
  );
}

/** One organisation for those who keep it: what is known, what it was, and what can be done. */
export default function OrganisationDetail(): ReactNode {
  const t = useWords(words).console;
  const { data: organisation } = useRead(getInside, { organisationId: useParam('organisationId') });
  const { data: tree } = useRead(listTree, {});
  const tag = organisation.mergedIntoId ? (
    <StateTag tone="quiet">{t.merged}</StateTag>
  ) : organisation.region.isAbolished ? (
    <StateTag tone="waiting">{t.regionAbolished}</StateTag>
  ) : undefined;
  return (
    <>
      <ScreenHead title={organisation.name} tag={tag} />
      <Actions organisation={organisation} organisations={tree.items} />
      <Details organisation={organisation} />
      <Names organisation={organisation} />
      <Memberships organisation={organisation} />
      <Liaisons organisation={organisation} />
      <Below organisation={organisation} />
    </>
  );
}
