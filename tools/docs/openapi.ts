import { z } from 'zod';
import type { Route } from '../../src/kernel/contract.ts';
import type { ServerWords } from '../../src/platform/server/offers.ts';
import type { DocsSource } from './source.ts';

type Json = { [key: string]: unknown };

/** OpenAPI 3.1 of everything the console and the pages call themselves; there is no second API. */
export function openapi(source: DocsSource): string {
  const paths: Record<string, Json> = {};
  for (const { name, words, handlers } of source.offers.capabilities) {
    for (const { route, kind } of handlers) {
      const path = `/{place}/api${route.path.replaceAll(/:([A-Za-z0-9]+)/g, '{$1}')}`;
      const method = route.method.toLowerCase();
      (paths[path] ??= {})[method] = operation({ route, tag: name, words: words.en, isFile: kind === 'file' });
    }
  }
  const document = {
    openapi: '3.1.0',
    info: { title: 'Tongxin 同心', version: '1', license: { name: 'MulanPSL-2.0', identifier: 'MulanPSL-2.0' } },
    tags: source.offers.capabilities.map(({ name, words }) => ({ name, description: words.en.name })),
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: { schemas: { Problem }, securitySchemes: { session: SESSION } },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const SESSION = { type: 'apiKey', in: 'cookie', name: 'tongxin_session' };
const Problem = {
  type: 'object',
  description: 'RFC 9457. `title` is a sentence for a person, in the language of the caller.',
  required: ['status', 'code', 'title', 'fields'],
  properties: {
    status: { type: 'integer' },
    code: { type: 'string' },
    title: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

type Told = { readonly route: Route; readonly tag: string; readonly words: ServerWords; readonly isFile: boolean };

function operation(told: Told): Json {
  const { route, tag } = told;
  const isWrite = route.method === 'POST';
  const { audience } = route;
  return {
    operationId: route.name,
    tags: [tag],
    summary: route.summary,
    description: `May be called by: ${typeof audience === 'string' ? audience : audience.join(', ')}.`,
    security: audience === 'anyone' ? [{}, { session: [] }] : [{ session: [] }],
    parameters: parameters(route),
    ...(isWrite ? { requestBody: { required: true, content: { 'application/json': { schema: body(route) } } } } : {}),
    responses: { '200': success(told), ...problems(told) },
  };
}

function parameters(route: Route): readonly Json[] {
  const inPath = pathParameters(route);
  const { properties, required } = objectSchema(route);
  const place = { name: 'place', in: 'path', required: true, schema: { type: 'string' }, description: 'The area.' };
  const named = inPath.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? {} }));
  if (route.method === 'POST') return [place, ...named, IDEMPOTENCY];
  const query = Object.keys(properties)
    .filter((name) => !inPath.includes(name))
    .map((name) => ({ name, in: 'query', required: required.includes(name), schema: properties[name] }));
  return [place, ...named, ...query];
}

const IDEMPOTENCY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', format: 'uuid' },
  description: 'Made by the sender. Sending the same request with the same key again does nothing twice.',
};

function pathParameters(route: Route): readonly string[] {
  return [...route.path.matchAll(/:([A-Za-z0-9]+)/g)].map((match) => match[1] ?? '');
}

function objectSchema(route: Route) {
  const schema = schemaOf(route.input, 'input');
  const properties = (schema['properties'] ?? {}) as Record<string, unknown>;
  const required = (schema['required'] ?? []) as readonly string[];
  return { schema, properties, required };
}

/** What is sent in the body: the input without what stands in the path already. */
function body(route: Route): Json {
  const inPath = pathParameters(route);
  const { schema, properties, required } = objectSchema(route);
  const kept = Object.entries(properties).filter(([name]) => !inPath.includes(name));
  return {
    ...schema,
    properties: Object.fromEntries(kept),
    required: required.filter((name) => !inPath.includes(name)),
  };
}

function success({ route, isFile }: Told): Json {
  if (isFile) return { description: 'The file.', content: { 'application/octet-stream': {} } };
  return { description: 'Done.', content: { 'application/json': { schema: schemaOf(route.output, 'output') } } };
}

function problems({ route, words }: Told): Record<string, Json> {
  const byStatus = new Map<number, string[]>();
  const add = (status: number, code: string) => byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  add(400, 'malformed-input');
  if (route.method === 'POST') {
    add(400, 'key-missing');
    add(409, 'key-reused');
  }
  if (route.audience !== 'anyone') add(401, 'not-signed-in');
  if (typeof route.audience !== 'string') add(403, 'role-missing');
  for (const [code, status] of Object.entries(route.refusals)) add(status, code);
  const sorted = [...byStatus].sort(([a], [b]) => a - b);
  return Object.fromEntries(sorted.map(([status, codes]) => [String(status), problem(codes, words)]));
}

function problem(codes: readonly string[], words: ServerWords): Json {
  const said = codes.map((code) => {
    const sentence = words.refusals[code];
    return typeof sentence === 'string' ? `\`${code}\`: ${sentence}` : `\`${code}\``;
  });
  const schema = {
    allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { type: 'string', enum: [...codes] } } }],
  };
  return { description: said.join('\n'), content: { 'application/problem+json': { schema } } };
}

/** A schema as it goes over the wire: what a transform makes of it stays inside the server. */
function schemaOf(type: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(type, {
    io,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const { def } = zodSchema._zod;
      // The format says it; the pattern behind it would only make the document four times as long.
      if ('format' in jsonSchema) delete jsonSchema.pattern;
      if (def.type !== 'pipe' || Object.keys(jsonSchema).length > 0) return;
      Object.assign(jsonSchema, schemaOf(def.in as z.ZodType, 'input'));
    },
  });
  return schema;
}
