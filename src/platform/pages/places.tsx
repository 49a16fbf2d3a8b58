import { Layout, type Frame } from './Layout.tsx';
import { Empty } from './parts/Empty.tsx';
import { PageHead } from './parts/PageHead.tsx';
import { Row } from './parts/Row.tsx';
import { Rows } from './parts/Rows.tsx';
import { documentOf } from './render.tsx';
import { words } from './words.ts';

/** The first page of an installation with several places. */
export function renderPlaces(
  frame: Frame,
  places: readonly { readonly slug: string; readonly name: string }[],
): string {
  const t = words[frame.locale].places;
  return documentOf(
    <Layout frame={frame} title={t.title} face="portal" islands={[]} isForSearchEngines>
      <PageHead title={t.title} lede={t.lede} />
      {places.length === 0 && <Empty title={t.none} />}
      {places.length > 0 && (
        <Rows>
          {places.map((place) => (
            <Row key={place.slug} title={place.name} to={`/${place.slug}`} />
          ))}
        </Rows>
      )}
    </Layout>,
  );
}
