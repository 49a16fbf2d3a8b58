/** The place this console works in: the first part of the address. */
export function placeSlug(): string {
  return decodeURIComponent(window.location.pathname.split('/')[1] ?? '');
}

/** An address within the place but outside the console: public pages, `我的` pages, the API. */
export function placeAddress(path: string): string {
  return `/${encodeURIComponent(placeSlug())}${path}`;
}

/** The place's name as the server wrote it into the document; the slug when nobody wrote it. */
export function placeName(): string {
  const name = document.querySelector<HTMLMetaElement>('meta[name="tongxin-place-name"]')?.content ?? '';
  return name === '' || name.startsWith('__') ? placeSlug() : name;
}
