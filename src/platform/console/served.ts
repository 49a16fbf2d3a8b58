import { useQuery } from '@tanstack/react-query';
import { Origin } from '../../kernel/origin.ts';
import type { ConsoleDoor, ListServed, ServedMatter } from './door.ts';

let offered: readonly Readonly<Record<string, ListServed>>[] = [];

/** Remembers what the capabilities offer to be served; called once, before the console starts. */
export function offerServed(doors: readonly ConsoleDoor[]): void {
  offered = doors.flatMap((door) => (door.served ? [door.served] : []));
}

/** Everything a new matter of this name may serve; empty until it has come. */
export function useServed(asker: string, wanted: Origin | undefined): readonly ServedMatter[] {
  const lists = offered.flatMap((each) => each[asker] ?? []);
  const { data } = useQuery({
    queryKey: ['served', asker, wanted?.id ?? ''],
    queryFn: async () => (await Promise.all(lists.map((list) => list(wanted)))).flat(),
    enabled: lists.length > 0,
  });
  return data ?? [];
}

/** An origin as one word, for addresses and choices: `commitments:018f…`. */
export function originText({ capability, id }: Origin): string {
  return `${capability}:${id}`;
}

/** Reads what `originText` wrote; undefined for anything else. */
export function readOrigin(text: string): Origin | undefined {
  const [capability, id] = text.split(':');
  return Origin.safeParse({ capability, id }).data;
}
