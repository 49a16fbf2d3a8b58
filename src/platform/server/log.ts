import pino, { type DestinationStream, type Logger } from 'pino';
import type { Settings } from './settings.ts';

export type Log = Logger;

/** Fields that hold, or may hold, what belongs to a person or opens a door. They are left out wherever they stand. */
const PRIVATE_FIELDS = [
  'phone',
  'telephone',
  'idNumber',
  'personName',
  'password',
  'code',
  'token',
  'secret',
  'cookie',
  'authorization',
  'input',
  'body',
  'parameters',
];

const MOBILE_NUMBER = /(?<![0-9A-Za-z-])1[3-9]\d{9}(?![0-9A-Za-z-])/g;
const IDENTITY_NUMBER = /(?<![0-9A-Za-z-])\d{17}[0-9Xx](?![0-9A-Za-z-])/g;

/** The last net: a telephone or identity number that slipped into a sentence is blotted out. */
function blotNumbers(line: string): string {
  return line.replace(MOBILE_NUMBER, '[telephone]').replace(IDENTITY_NUMBER, '[identity number]');
}

/**
 * What is told of an error. PostgreSQL's `detail`, `where` and `hint` repeat the values of the row, so they stay out;
 * the code, the table and the constraint are enough to find the place.
 */
function tellError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(typeof code === 'string' && { errorCode: code }),
    ...(typeof table === 'string' && { table }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(error.cause !== undefined && { cause: tellError(error.cause) }),
  };
}

/**
 * The log of the server: one JSON line per event, for machines and for grep. It never holds personal data: ids stand
 * for people, and who did what is told by the facts in the database, not here.
 */
export function makeLog(settings: Pick<Settings, 'logLevel'>, destination?: DestinationStream): Log {
  return pino(
    {
      level: settings.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: PRIVATE_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`, `*.headers["${field}"]`]),
        remove: true,
      },
      serializers: { err: tellError, error: tellError },
      hooks: { streamWrite: blotNumbers },
    },
    destination ?? pino.destination(1),
  );
}
