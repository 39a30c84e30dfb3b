import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { freePort } from './free-port.ts'
import { type MailServer, pathIn } from './mail-server.ts'
import { testSecret } from './secret.ts'
import { until } from './until.ts'

/** What an operator has set: the database and what else is the installation's own. */
export interface Installation {
  databaseUrl: string
  dataDir: string
  keyFile: string
  backups?: { to: string; key: string }
}

const settings = ({ databaseUrl, dataDir, keyFile, backups }: Installation): Record<string, string> => ({
  // Vitest's own environment would be taken for settings.
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  DATABASE_URL: databaseUrl,
  DATA_DIR: dataDir,
  KEY_FILE: keyFile,
  SECRET: testSecret,
  ...(backups && { BACKUP_TO: backups.to, BACKUP_KEY: backups.key }),
})

/** A command as whoever looks after the server types it: `npm run backup` is bin/backup.js. */
export async function onServer(installation: Installation, name: 'backup' | 'restore', ...words: string[]) {
  const child = spawn(process.execPath, [`bin/${name}.js`, ...words], {
    env: settings(installation),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  if (child.exitCode === null) await once(child, 'exit')
  return { code: child.exitCode, out, err }
}

/** The built product in a process of its own, as `npm start` starts it. */
export async function startProduct(installation: Installation, mail: MailServer) {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const server = spawn(process.execPath, ['dist/server/server.js'], {
    env: {
      ...settings(installation),
      PORT: String(port),
      SMTP_URL: mail.url,
      MAIL_FROM: 'no-reply@example.org',
    },
    // It ends with the test, whatever becomes of that.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (more) => {
      said += more
    })
  await until(
    async () => {
      if (server.exitCode !== null) throw new Error(said)
      return said.includes('Balint Circle is at')
    },
    'the start',
    60_000,
  )
  return {
    url,
    close: async () => {
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
      await rm(installation.dataDir, { recursive: true, force: true })
    },
  }
}

/** The link of the sign-in that was asked for last, once it has come. */
export async function signInLink(mail: MailServer, email: string, before = 0): Promise<string> {
  const links = () => mail.to(email).filter(({ subject }) => subject?.startsWith('Sign in to'))
  await until(async () => links().length > before, `an email to ${email}`)
  return pathIn(links().at(-1))
}
