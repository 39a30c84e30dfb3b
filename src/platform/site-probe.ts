import { randomBytes } from 'node:crypto'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isLoopback } from './loopback.ts'

export type SiteFinding = 'ok' | 'this-machine' | 'not-reached' | 'certificate'
export type LineFinding = 'ok' | 'no-upgrade' | 'not-reached' | 'certificate'

const WAIT_MS = 5_000

/** Reaches ourselves as everybody else does: by our public address and whatever stands in front of us. */
export async function probeSite(baseUrl: string): Promise<SiteFinding> {
  const { protocol, hostname } = new URL(baseUrl)
  if (isLoopback(hostname)) return 'this-machine'
  if (protocol !== 'https:') return 'certificate'
  try {
    const answer = await fetch(`${baseUrl}/healthz`, {
      signal: AbortSignal.timeout(WAIT_MS),
      redirect: 'manual',
    })
    return answer.ok ? 'ok' : 'not-reached'
  } catch (fault) {
    return isCertificate((fault as Error).cause) ? 'certificate' : 'not-reached'
  }
}

/** Opens a WebSocket as a browser would, and lets it go at once. */
export function probeLine(baseUrl: string, path: string): Promise<LineFinding> {
  const request = baseUrl.startsWith('https:') ? requestHttps : requestHttp
  return new Promise((resolve) => {
    const asked = request(`${baseUrl}${path}`, {
      timeout: WAIT_MS,
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        Origin: baseUrl,
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      },
    })
    const done = (finding: LineFinding) => {
      resolve(finding)
      asked.destroy()
    }
    asked.on('upgrade', (_, socket) => {
      socket.on('error', () => {})
      socket.destroy()
      done('ok')
    })
    asked.on('response', () => done('no-upgrade'))
    asked.on('timeout', () => done('not-reached'))
    asked.on('error', (fault) => done(isCertificate(fault) ? 'certificate' : 'not-reached'))
    asked.end()
  })
}

const isCertificate = (fault: unknown): boolean =>
  /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(String((fault as { code?: unknown } | undefined)?.code ?? ''))
