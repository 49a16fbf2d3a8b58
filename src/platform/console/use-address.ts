import { useNavigate, useParams, useSearch } from '@tanstack/react-router';

/** A parameter of the screen's path: `useParam('needId')` on `/needs/$needId`. */
export function useParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  const value = params[name];
  if (value === undefined) throw new Error(`this screen's path has no $${name}`);
  return value;
}

/** A filter kept in the address (`?state=open`), so that it survives reloading and can be sent to a colleague. */
export function useFilter(name: string, otherwise = ''): readonly [string, (value: string) => void] {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (value: string): void => {
    const next = { ...search, [name]: value === otherwise || value === '' ? undefined : value };
    void navigate({ to: '.', search: next as never, replace: true });
  };
  return [search[name] ?? otherwise, change];
}

/** Goes to an address within the console: `go('/needs/018f…')`. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate();
  return (to) => void navigate(destination(to));
}

/** Splits an address within the console into what the router wants to hear. */
export function destination(to: string): { readonly to: string; readonly search: never } {
  const [path = '/', query = ''] = to.split('?');
  return { to: path, search: Object.fromEntries(new URLSearchParams(query)) as never };
}
