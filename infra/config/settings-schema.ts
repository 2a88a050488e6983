import { z } from 'zod';
import { parseFieldKeys } from './field-key';

const MEBIBYTE = 1024 * 1024;

const word = (fallback: string) => z.string().default(fallback);

const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false', '1', '0'], { error: 'must be true or false' })
    .default(fallback ? 'true' : 'false')
    .transform((text) => text === 'true' || text === '1');

const whole = (fallback: number, least: number, most: number) =>
  z
    .string()
    .default(String(fallback))
    .transform(Number)
    .refine((value) => Number.isInteger(value) && value >= least && value <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    });

const port = (fallback: number) => whole(fallback, 0, 65_535);

const address = (schemes: readonly string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), {
    error: `must be an address such as ${example}`,
  });

/**
 * Every setting of every process. A sentence about a fault is the setting's name followed by the message here,
 * so that a secret's value is never printed.
 */
export const settingsSchema = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], { error: 'must be production, development or test' })
    .default('production'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  PATH: word(''),

  HOST: word('127.0.0.1'),
  PORT: port(3000),
  PUBLIC_URL: address(['http', 'https'], 'https://care.example.org').optional(),
  MAX_UPLOAD_BYTES: whole(20 * MEBIBYTE, 1, 1024 * MEBIBYTE),
  UPDATE_TIMEOUT_MS: whole(10_000, 100, 600_000),

  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/:]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/, { error: 'must be host:port' })
    .optional(),
  TEMPORAL_NAMESPACE: word('carecycle'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TLS: flag(false),
  MAX_CACHED_WORKFLOWS: whole(500, 1, 100_000),

  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/[^\s/]+/, { error: 'must be an address such as mongodb://127.0.0.1:27017' })
    .optional(),
  MONGODB_DATABASE: word('carecycle').refine((name) => /^[A-Za-z0-9_-]{1,63}$/.test(name), {
    error: 'must be 1 to 63 letters, digits, - or _',
  }),

  SMTP_URL: address(['smtp', 'smtps'], 'smtp://127.0.0.1:25').optional(),
  MAIL_FROM: word('CareCycle <no-reply@carecycle.invalid>').refine(
    (text) => /^[^\r\n]*@[^\r\n]*$/.test(text),
    {
      error: 'must be a mail address on one line',
    },
  ),
  BANK_URL: address(['http', 'https'], 'https://bank.example.org/payments').optional(),
  BANK_ANSWER_MS: whole(5_000, 100, 9_000),
  BANK_SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),

  CHROME_PATH: z.string().optional(),

  DATA_DIR: word('.data'),
  SESSION_SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  FIELD_KEYS: z
    .string()
    .transform((text, context) => {
      const keys = parseFieldKeys(text);
      if (typeof keys !== 'string') return keys;
      context.addIssue(keys);
      return z.NEVER;
    })
    .optional(),
  ADMIN_EMAIL: word('admin@carecycle.invalid').refine((text) => /^[^\s@]+@[^\s@]+$/.test(text), {
    error: 'must be a mail address',
  }),
  ADMIN_PASSWORD: z.string().min(12, { error: 'must have at least 12 characters' }).optional(),

  SANDBOX: flag(false),
  SANDBOX_START: z.iso
    .datetime({ offset: true, error: 'must be an instant such as 2026-03-01T09:00:00+08:00' })
    .transform((text) => new Date(text).toISOString())
    .optional(),
  SANDBOX_PACE: z
    .string()
    .transform(Number)
    .refine((value) => Number.isFinite(value) && value >= 1, { error: 'must be a number of at least 1' })
    .optional(),
  SMTP_PORT: port(0),
  MAIL_WEB_PORT: port(0),
  BANK_PORT: port(0),
  MAIL_WEB_URL: address(['http', 'https'], 'http://127.0.0.1:8025').optional(),
  CARECYCLE_URL: address(['http', 'https'], 'http://127.0.0.1:3000').optional(),
});

/** The settings by their names in the environment, checked one by one but not yet against each other. */
export type Settings = z.infer<typeof settingsSchema>;
