import type { Database } from '../platform/server/database.ts';
import type { Place } from '../platform/server/place.ts';
import { listPlaces } from '../platform/server/places.ts';

export type PlaceBook = Awaited<ReturnType<typeof openPlaceBook>>;

/** The places of the installation, kept in memory: every request asks for one. */
export async function openPlaceBook(database: Database) {
  let bySlug = new Map<string, Place>();
  const learn = async () => {
    bySlug = new Map((await listPlaces(database)).map((place) => [place.slug, place]));
  };
  await learn();
  return { learn, find: (slug: string) => bySlug.get(slug), all: () => [...bySlug.values()] };
}
