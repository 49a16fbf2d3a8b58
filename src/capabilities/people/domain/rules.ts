import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { personRegistered } from './facts.ts';
import type { Person } from './model.ts';

export type RegisterRefusal = 'phone-already-registered';

/** Registers a person under a telephone that nobody else in the place has; `twin` is who has it already. */
export function registerPerson(person: Person, twin: Person | undefined): Decision<Person, RegisterRefusal> {
  if (twin) return refuse('phone-already-registered', { field: 'phone' });
  return allow(person, personRegistered(person));
}

/** `V2026-000123`: the year of registration and a number of that year. Says nothing about the person. */
export function volunteerNoOf(year: number, serial: number): string {
  return `V${year}-${String(serial).padStart(6, '0')}`;
}
