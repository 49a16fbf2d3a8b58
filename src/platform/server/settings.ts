import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { SEALING_CHOICES, type SealingChoice } from './ciphers.ts';
import {
  isSealedOrHere,
  refuseUnreadableCodes,
  signInEnvironment,
  signInSettings,
  type SignInSettings,
} from './sign-in-settings.ts';

const CHECKOUT = fileURLToPath(new URL('../../../', import.meta.url));

const port = z.coerce
  .number({ error: 'must be a whole number between 0 and 65535. Example: PORT=8080' })
  .int('must be a whole number between 0 and 65535. Example: PORT=8080')
  .min(0, 'must be a whole number between 0 and 65535. Example: PORT=8080')
  .max(65_535, 'must be a whole number between 0 and 65535. Example: PORT=8080');

const publicUrlMeaning =
  'is the address people type, because links and the check of senders are made from it. ' +
  'It needs http:// or https:// and a host, and no path. Example: PUBLIC_URL=https://tongxin.example.cn';

const publicUrl = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && pathname === '/' && search === '' && hash === '';
}, publicUrlMeaning);

const databaseUrlMeaning =
  'must be the address of a PostgreSQL database of version 15 or newer, with an owner who may make roles and ' +
  'schemas. Leave it out to use the PostgreSQL that comes along. ' +
  'Example: DATABASE_URL=postgres://owner:password@localhost:5432/tongxin';

const databaseUrl = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname } = new URL(text);
  return (protocol === 'postgres:' || protocol === 'postgresql:') && pathname.length > 1;
}, databaseUrlMeaning);

/** Network logs are kept for six months at least (Cybersecurity Law; SEC-13). */
const LEAST_RETENTION_DAYS = 183;
const retentionMeaning =
  'must be 183 or more: the law asks that records of requests are kept for six months at least. ' +
  'Example: AUDIT_RETENTION_DAYS=365';
const retentionDays = z.coerce
  .number({ error: retentionMeaning })
  .int(retentionMeaning)
  .min(LEAST_RETENTION_DAYS, retentionMeaning);

const smsUrlMeaning =
  'must be the https address of your gateway, because codes travel there. Example: SMS_URL=https://sms.example.cn/send';

function oneOf<const Choices extends readonly [string, ...string[]]>(choices: Choices, why: string) {
  return z.enum(choices, { error: `must be one of: ${choices.join(', ')}. ${why}` });
}

const Environment = z.object({
  PORT: port.default(8080),
  HOST: z.string().min(1, 'must name the address to listen on. Example: HOST=0.0.0.0').default('127.0.0.1'),
  PUBLIC_URL: publicUrl.optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATA_DIR: z.string().optional(),
  SMS_PROVIDER: oneOf(
    ['recording', 'http'],
    'It carries one-time codes; recording keeps them on this machine, http hands them to SMS_URL.',
  ).default('recording'),
  SMS_URL: z.url(smsUrlMeaning).refine(isSealedOrHere, smsUrlMeaning).optional(),
  SMS_KEY: z.string().min(16, 'must be a secret of at least 16 characters that the gateway knows too').optional(),
  MAIL_PROVIDER: oneOf(
    ['recording', 'smtp'],
    'It carries notices; recording keeps them on this machine, smtp sends them through SMTP_URL.',
  ).default('recording'),
  SMTP_URL: z
    .string()
    .regex(
      /^smtps?:\/\//,
      'must begin with smtp:// or smtps://. Example: SMTP_URL=smtps://user:password@mail.example.cn:465',
    )
    .optional(),
  MAIL_FROM: z.string().min(3).optional(),
  WEBHOOK_TARGETS: oneOf(
    ['outside', 'any'],
    'With outside, webhooks never call addresses of your own network.',
  ).default('outside'),
  AUDIT_RETENTION_DAYS: retentionDays.default(LEAST_RETENTION_DAYS),
  LOG_LEVEL: oneOf(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    'It says how much is logged.',
  ).default('info'),
  SEALING: oneOf(
    SEALING_CHOICES,
    'It says how private values are sealed; after a change npm run db rotate-keys seals the older ones anew.',
  ).default('aes-256-gcm'),
  ...signInEnvironment,
  DEMO_TOWN: oneOf(['auto', 'off'], 'With auto an empty database is filled with the demo town.').default('auto'),
});

export type Settings = {
  readonly port: number;
  readonly host: string;
  /** What people type, without a slash at the end. */
  readonly publicUrl: string;
  /** `undefined`: use the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** Absolute. Holds the embedded database, the files handed in and the secrets. */
  readonly dataDir: string;
  readonly smsProvider: 'recording' | 'http';
  /** Set when `smsProvider` is `http`. */
  readonly smsGateway: { readonly url: string; readonly key: string } | undefined;
  readonly mailProvider: 'recording' | 'smtp';
  /** Set when `mailProvider` is `smtp`. */
  readonly smtp: { readonly url: string; readonly from: string } | undefined;
  readonly webhookTargets: 'outside' | 'any';
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly demoTown: 'auto' | 'off';
  /** How many days the files of the log are kept. */
  readonly auditRetentionDays: number;
  /** How private values are sealed from now on; what was sealed otherwise still opens. */
  readonly sealing: SealingChoice;
  /** How people sign in. */
  readonly signIn: SignInSettings;
};

/** Says every wrong setting at once, so that nobody has to start five times to find five mistakes. */
export class SettingsError extends Error {
  constructor(sentences: readonly string[]) {
    super(`Tongxin cannot start with these settings:\n${sentences.map((sentence) => `  ${sentence}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/** An empty variable counts as left out: that is how people clear one in a shell or a compose file. */
function withoutEmpty(environment: NodeJS.ProcessEnv): Record<string, string> {
  const filled = Object.entries(environment).filter((entry): entry is [string, string] => {
    return entry[1] !== undefined && entry[1].trim() !== '';
  });
  return Object.fromEntries(filled);
}

function defaultPublicUrl(host: string, portNumber: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere || host === '127.0.0.1' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${portNumber}`;
}

const smsGatewayNeeds = 'SMS_PROVIDER=http needs SMS_URL and SMS_KEY.';
const smtpNeeds = 'MAIL_PROVIDER=smtp needs SMTP_URL and MAIL_FROM.';

/** Two settings that make sense together only. */
function both(url: string | undefined, key: string | undefined, needs: string) {
  if (url === undefined || key === undefined) throw new SettingsError([needs]);
  return { url, key };
}

function asSmtp({ url, key }: { readonly url: string; readonly key: string }) {
  return { url, from: key };
}

/** Reads the settings from the environment; throws a `SettingsError` that names each wrong variable and what to do. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const read = Environment.safeParse(withoutEmpty(environment));
  if (!read.success) {
    // The value itself is not repeated: DATABASE_URL holds a password.
    throw new SettingsError(read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const given = read.data;
  const signIn = signInSettings(given);
  if (typeof signIn === 'string') throw new SettingsError([signIn]);
  const unreadable = refuseUnreadableCodes({ smsProvider: given.SMS_PROVIDER, signIn }, given.DEMO_TOWN === 'auto');
  if (unreadable) throw new SettingsError([unreadable]);
  return {
    port: given.PORT,
    host: given.HOST,
    publicUrl: (given.PUBLIC_URL ?? defaultPublicUrl(given.HOST, given.PORT)).replace(/\/$/, ''),
    databaseUrl: given.DATABASE_URL,
    dataDir: resolve(CHECKOUT, given.DATA_DIR ?? 'data'),
    smsProvider: given.SMS_PROVIDER,
    smsGateway: given.SMS_PROVIDER === 'http' ? both(given.SMS_URL, given.SMS_KEY, smsGatewayNeeds) : undefined,
    mailProvider: given.MAIL_PROVIDER,
    smtp: given.MAIL_PROVIDER === 'smtp' ? asSmtp(both(given.SMTP_URL, given.MAIL_FROM, smtpNeeds)) : undefined,
    webhookTargets: given.WEBHOOK_TARGETS,
    logLevel: given.LOG_LEVEL,
    demoTown: given.DEMO_TOWN,
    auditRetentionDays: given.AUDIT_RETENTION_DAYS,
    sealing: given.SEALING,
    signIn,
  };
}
