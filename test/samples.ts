import { randomUUID } from 'node:crypto';
import type { z } from 'zod';

const TEXTS = [
  '送到户',
  '2026-09-28',
  '2026-09-28T01:30:00.000Z',
  '2026-09',
  '13800000001',
  '370500',
  'ABCDE23456',
  '123456',
  'volunteer-stars',
  'https://example.cn/',
  'someone@example.cn',
  'W10=',
  'people.people',
  'commitments.made',
  '08:30',
  '试验用的一段文字，写得足够长，够一份告知书的一节用。',
] as const;
const NUMBERS = [1, 2026, 10, 100];

type Inner = { readonly def: Readonly<Record<string, unknown>> };

/** A value this schema accepts, put together from its parts; undefined where none was found. */
export function sampleOf(schema: z.ZodType): unknown {
  const { def } = schema as unknown as Inner;
  const fits = (value: unknown) => schema.safeParse(value).success;
  const simple = [undefined, ...TEXTS, randomUUID(), ...NUMBERS, true, null, [], {}];
  const whole = [...simple, ...optionsOf(def), ...partsOf(schema, def)];
  return whole.find((value) => fits(value));
}

function optionsOf(def: Inner['def']): unknown[] {
  if (def['type'] === 'enum') return Object.values(def['entries'] as object);
  if (def['type'] === 'literal') return [...(def['values'] as unknown[])];
  if (def['type'] === 'union') return (def['options'] as z.ZodType[]).map((option) => sampleOf(option));
  return [];
}

function partsOf(schema: z.ZodType, def: Inner['def']): unknown[] {
  if (def['type'] === 'object') {
    const shape = Object.entries((schema as z.ZodObject).shape as Record<string, z.ZodType>);
    return [Object.fromEntries(shape.map(([field, part]) => [field, sampleOf(part)]))];
  }
  if (def['type'] === 'array') return [[sampleOf(def['element'] as z.ZodType)]];
  const inner = (def['innerType'] ?? def['in']) as z.ZodType | undefined;
  return inner ? [sampleOf(inner)] : [];
}
