import { useSyncExternalStore } from 'react';

const SHOWN_MS = 6000;

let sentence = '';
let timer = 0;
const listeners = new Set<() => void>();

function change(next: string): void {
  sentence = next;
  for (const listener of listeners) listener();
}

/** Shows a short sentence at the foot of the screen and has it read out; it goes by itself. */
export function say(text: string): void {
  window.clearTimeout(timer);
  change(text);
  timer = window.setTimeout(() => change(''), SHOWN_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSaid(): string {
  return useSyncExternalStore(subscribe, () => sentence);
}
