import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TurnSettings } from '../../../src/platform/turn.ts'
import { freePort } from '../free-port.ts'
import type { SelfSigned } from '../self-signed.ts'

export interface Relay {
  /** As the settings would have it. */
  settings: TurnSettings
  /** Every path through it is cut: nothing goes through, and nobody is told. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

/** A coturn of our own on loopback; with a certificate, over TLS, too. `npm test` finds it and says where in TURNSERVER. */
export async function startRelay(tls?: SelfSigned): Promise<Relay> {
  const port = await freeUdpPort()
  const tlsPort = tls ? await freePort() : null
  const turnSecret = randomBytes(24).toString('base64url')
  const folder = await mkdtemp(join(tmpdir(), 'balint-circle-relay-'))
  const configuration = [
    `listening-port=${port}`,
    'listening-ip=127.0.0.1',
    'relay-ip=127.0.0.1',
    'allow-loopback-peers',
    'use-auth-secret',
    `static-auth-secret=${turnSecret}`,
    'realm=example.org',
    'fingerprint',
    ...(tls
      ? [
          `tls-listening-port=${tlsPort}`,
          `cert=${join(folder, 'cert.pem')}`,
          `pkey=${join(folder, 'key.pem')}`,
        ]
      : ['no-tls']),
    'no-dtls',
    'no-cli',
    'relay-threads=1',
    `userdb=${join(folder, 'turndb')}`,
    `pidfile=${join(folder, 'turnserver.pid')}`,
    'log-file=stdout',
  ]
  if (tls) {
    await writeFile(join(folder, 'cert.pem'), tls.certificate)
    await writeFile(join(folder, 'key.pem'), tls.key)
  }
  const file = join(folder, 'turnserver.conf')
  await writeFile(file, configuration.join('\n'))
  const coturn = spawn(process.env.TURNSERVER || '/usr/bin/turnserver', ['-c', file], { stdio: 'ignore' })
  await answers(port, coturn)
  return {
    settings: {
      stunUrls: [],
      turnUrls: [
        `turn:127.0.0.1:${port}?transport=udp`,
        ...(tls ? [`turn:127.0.0.1:${port}?transport=tcp`, `turns:localhost:${tlsPort}?transport=tcp`] : []),
      ],
      turnSecret,
    },
    cut: () => coturn.kill('SIGSTOP'),
    mend: () => coturn.kill('SIGCONT'),
    close: async () => {
      if (coturn.exitCode === null) {
        const ended = once(coturn, 'exit')
        coturn.kill('SIGKILL')
        await ended
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function freeUdpPort(): Promise<number> {
  const probe = createSocket('udp4').bind(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  return port
}

/** Asks for a binding (RFC 8489) until there is an answer. */
async function answers(port: number, coturn: ChildProcess): Promise<void> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  let end: Error | null | undefined
  socket.once('message', () => {
    end = null
  })
  coturn.once('error', (error) => {
    end = error
  })
  coturn.once('exit', (code) => {
    end = new Error(`coturn ended with ${code}.`)
  })
  const asking = setInterval(() => {
    const request = Buffer.concat([Buffer.from('000100002112a442', 'hex'), randomBytes(12)])
    socket.send(request, port, '127.0.0.1')
  }, 50)
  const patience = AbortSignal.timeout(10_000)
  while (end === undefined && !patience.aborted) await new Promise((resolve) => setTimeout(resolve, 20))
  clearInterval(asking)
  socket.close()
  if (end !== null) throw end ?? new Error('coturn does not answer.')
}
