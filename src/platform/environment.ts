import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { BackupSettings } from './backup/make-backup.ts'
import { isBackupKey } from './backup/sealed-file.ts'
import { isLoopback } from './loopback.ts'
import { SHORTEST_SECRET } from './master-secret.ts'
import { CONFIGURATION_FAULT, StartFault } from './start-fault.ts'

/** `dev` and `demo` have the mailbox at /dev/mail; `demo` also has its own data folder and people. */
export type Mode = 'serve' | 'dev' | 'demo'

/** What this process does: answers pages and sockets, does jobs, or (`all`) both. */
export type Part = 'all' | 'web' | 'worker'

export interface Environment {
  mode: Mode
  part: Part
  host: string
  port: number
  /** Absolute. */
  dataDir: string
  /** Where people reach us; an origin without a path. */
  baseUrl: URL
  /** Null: messages stay in the outbox, and in development in the mailbox at /dev/mail. */
  smtpUrl: string | null
  mailFrom: string
  /** Null: PostgreSQL runs inside DATA_DIR. */
  databaseUrl: string | null
  /** Null: kept in DATA_DIR/secret. */
  secret: string | null
  /** Absolute. The key of what is sealed; outside DATA_DIR, so that a copy of the data does not open it. */
  keyFile: string
  /** Addresses and networks (CIDR) of the proxies whose forwarded addresses count. */
  trustProxy: string[]
  /** Where backups go, with the list of who was erased, and for whom they are sealed; null: there are none. */
  backups: BackupSettings | null
  /** Servers that tell a browser its own address. */
  stunUrls: string[]
  /** Relays of the online room, with the secret from which their time-limited credentials follow. */
  turnUrls: string[]
  turnSecret: string | null
  /** Null: there are no metrics. */
  metricsToken: string | null
  /** Whom finders of a weakness write to (RFC 9116). Null: the society's contact page. */
  securityContact: string | null
  logLevel: (typeof LOG_LEVELS)[number]
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const url = (example: string, ...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `is no address such as ${example}; correct it.`,
    )

const origin = url('https://balint.example.org', 'https:', 'http:')
  .transform((text) => new URL(text))
  .refine(
    ({ pathname, search, hash, username }) => pathname === '/' && search + hash + username === '',
    'must be an address alone, such as https://balint.example.org; leave out the path and what follows it.',
  )
  .refine(
    ({ protocol, hostname }) => protocol === 'https:' || isLoopback(hostname),
    'must begin with https:// unless it is on this machine; use the https address.',
  )

/** RFC 7064 and 7065, as browsers take them. */
const iceUrls = (pattern: RegExp, example: string) =>
  z
    .string()
    .transform(listed)
    .refine(
      (urls) => urls.every((each) => pattern.test(each)),
      `must list addresses such as ${example}; correct it.`,
    )
    .default([])

/** As deploy/settings.example writes where a secret belongs: in anybody's hands it is none. */
const secretText = (least: number, short: string) =>
  z
    .string()
    .min(least, short)
    .refine(
      (text) => !text.startsWith('make-one-'),
      'is still that of the example, which everybody knows; make one with: openssl rand -base64 32',
    )

const Variables = z.object({
  MODE: z
    .enum(['serve', 'dev', 'demo'], 'must be serve, dev or demo; leave it out for serve.')
    .default('serve'),
  PROCESS: z
    .enum(['all', 'web', 'worker'], 'must be web, worker or all; leave it out for all.')
    .default('all'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address or a name such as 127.0.0.1; correct it.')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535,
      'must be a whole number from 1 to 65535; choose one that is free.',
    )
    .transform(Number)
    .default(3000),
  DATA_DIR: z
    .string()
    .refine((text) => !text.includes('\0'), 'is no folder; correct it.')
    .optional(),
  KEY_FILE: z
    .string()
    .refine((text) => !text.includes('\0'), 'is no file; correct it.')
    .optional(),
  BASE_URL: origin.optional(),
  SMTP_URL: url('smtp://user:password@mail.example.org:587', 'smtp:', 'smtps:').optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^\p{Cc}<>]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/u,
      'must be an address such as Balint Circle <circle@example.org>; correct it.',
    )
    .optional(),
  DATABASE_URL: url(
    'postgres://circle_owner:password@localhost/circle',
    'postgres:',
    'postgresql:',
  ).optional(),
  SECRET: secretText(
    SHORTEST_SECRET,
    `must have at least ${SHORTEST_SECRET} characters; make one with: openssl rand -base64 32`,
  ).optional(),
  TRUST_PROXY: z
    .string()
    .transform(listed)
    .refine(
      (proxies) => proxies.every(isNetwork),
      'must list addresses or networks such as 10.0.0.1, 10.1.0.0/16; correct it.',
    )
    .default([]),
  BACKUP_TO: z
    .string()
    .refine((text) => !text.includes('\0'), 'is no folder; correct it.')
    .optional(),
  BACKUP_KEY: z
    .string()
    .transform(listed)
    .refine(
      (keys) => keys.every(isBackupKey),
      'must be the public half of a key, age1…; make one with: npm run backup new-key',
    )
    .default([]),
  BACKUP_KEEP: z
    .string()
    .refine(
      (text) => /^\d{1,4}$/.test(text) && Number(text) >= 1,
      'must be a whole number from 1 to 9999; correct it.',
    )
    .transform(Number)
    .default(30),
  STUN_URLS: iceUrls(/^stuns?:[\w.-]+(:\d{1,5})?$/, 'stun:turn.example.org:3478'),
  TURN_URLS: iceUrls(
    /^turns?:[\w.-]+(:\d{1,5})?([?]transport=(udp|tcp))?$/,
    'turn:turn.example.org:3478, turns:turn.example.org:443?transport=tcp',
  ),
  TURN_SECRET: secretText(
    16,
    'must have at least 16 characters; make one with: openssl rand -base64 32',
  ).optional(),
  METRICS_TOKEN: secretText(16, 'must have at least 16 characters; choose a longer one.').optional(),
  SECURITY_CONTACT: url(
    'mailto:security@example.org or https://example.org/security',
    'mailto:',
    'https:',
  ).optional(),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}; leave it out for info.`)
    .default('info'),
})

/** All that an installation can set; docs/settings.md describes them. */
export const variableNames: string[] = Object.keys(Variables.shape)

/** Reads the variables, or throws a StartFault with one sentence, on a line of its own, for each fault. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  // An empty variable is what container files write for "unset".
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()))
  const parsed = Variables.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
    throw new StartFault(faults.join('\n'))
  }
  const read = parsed.data
  const baseUrl = read.BASE_URL ?? new URL(`http://localhost:${read.PORT}`)
  if (!isLoopback(baseUrl.hostname) && read.SMTP_URL === undefined) {
    throw new StartFault(
      'SMTP_URL is missing: with a public BASE_URL people wait for emails; set it to your mail server, such as smtp://user:password@mail.example.org:587.',
    )
  }
  // Their mailbox and their doors are open to whoever comes by.
  if (read.MODE !== 'serve') {
    const open = !isLoopback(baseUrl.hostname) ? 'BASE_URL' : !isLoopback(read.HOST) ? 'HOST' : null
    if (open) {
      throw new StartFault(
        `${open} must be on this machine for npm run dev and --demo; leave it out, or use npm start alone.`,
      )
    }
  }
  if (read.TURN_URLS.length > 0 !== (read.TURN_SECRET !== undefined)) {
    const missing = read.TURN_SECRET === undefined ? 'TURN_SECRET' : 'TURN_URLS'
    throw new StartFault(
      `${missing} is missing: a relay needs both its addresses and coturn's static-auth-secret; set both or neither.`,
    )
  }
  if (read.PROCESS !== 'all' && read.DATABASE_URL === undefined) {
    throw new StartFault(
      `DATABASE_URL is missing: with PROCESS=${read.PROCESS} several processes share a PostgreSQL of your own; set it, or leave PROCESS out.`,
    )
  }
  if (read.PROCESS !== 'all' && read.SECRET === undefined) {
    throw new StartFault(
      `SECRET is missing: with PROCESS=${read.PROCESS} every process needs the same one; set it, or leave PROCESS out.`,
    )
  }
  if ((read.BACKUP_TO !== undefined) !== read.BACKUP_KEY.length > 0) {
    const missing = read.BACKUP_TO === undefined ? 'BACKUP_TO' : 'BACKUP_KEY'
    throw new StartFault(
      `${missing} is missing: backups need both a folder and the public half of a key (npm run backup new-key makes one); set both or neither.`,
    )
  }
  const dataDir = resolve(read.DATA_DIR ?? (read.MODE === 'demo' ? 'data-demo' : 'data'))
  return {
    mode: read.MODE,
    part: read.PROCESS,
    host: read.HOST,
    port: read.PORT,
    dataDir,
    baseUrl,
    smtpUrl: read.SMTP_URL ?? null,
    mailFrom: read.MAIL_FROM ?? `Balint Circle <balint-circle@${baseUrl.hostname}>`,
    databaseUrl: read.DATABASE_URL ?? null,
    secret: read.SECRET ?? null,
    keyFile: resolve(read.KEY_FILE ?? `${dataDir}.key`),
    trustProxy: read.TRUST_PROXY,
    backups: read.BACKUP_TO
      ? { to: resolve(read.BACKUP_TO), keys: read.BACKUP_KEY, keep: read.BACKUP_KEEP }
      : null,
    stunUrls: read.STUN_URLS,
    turnUrls: read.TURN_URLS,
    turnSecret: read.TURN_SECRET ?? null,
    metricsToken: read.METRICS_TOKEN ?? null,
    securityContact: read.SECURITY_CONTACT ?? null,
    logLevel: read.LOG_LEVEL,
  }
}

function listed(text: string): string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '')
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** For the process itself: a fault ends it in the fault's own words. */
export function environmentOrRefusal(variables: Record<string, string | undefined>): Environment {
  try {
    return readEnvironment(variables)
  } catch (error) {
    if (!(error instanceof StartFault)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(CONFIGURATION_FAULT)
  }
}
