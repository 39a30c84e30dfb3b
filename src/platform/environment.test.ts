import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readEnvironment } from './environment.ts'
import { StartFault } from './start-fault.ts'

const publicAddress = { BASE_URL: 'https://balint.example.org', SMTP_URL: 'smtp://mail.example.org:587' }

function faultOf(variables: Record<string, string>): string {
  try {
    readEnvironment(variables)
  } catch (error) {
    if (error instanceof StartFault) return error.message
    throw error
  }
  return 'no fault'
}

describe('an installation that sets nothing', () => {
  test('serves this machine only, on port 3000, with its data in ./data', () => {
    expect(readEnvironment({})).toMatchObject({
      mode: 'serve',
      host: '127.0.0.1',
      port: 3000,
      dataDir: resolve('data'),
      databaseUrl: null,
      smtpUrl: null,
      metricsToken: null,
      trustProxy: [],
    })
    expect(readEnvironment({}).baseUrl.origin).toBe('http://localhost:3000')
  })

  test('takes an empty variable for an unset one', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: ' ', SECRET: '' })).toEqual(readEnvironment({}))
  })

  test('is reached at the port it was given', () => {
    expect(readEnvironment({ PORT: '8080' }).baseUrl.origin).toBe('http://localhost:8080')
  })

  test('keeps the demo in a folder of its own', () => {
    expect(readEnvironment({ MODE: 'demo' }).dataDir).toBe(resolve('data-demo'))
    expect(readEnvironment({ MODE: 'demo', DATA_DIR: '/srv/show' }).dataDir).toBe('/srv/show')
  })
})

describe('a secret', () => {
  test.each(['TURN_SECRET', 'METRICS_TOKEN', 'SECRET'])(
    '%s is never the one of the example, which everybody knows',
    (name) => {
      const example = readFileSync('deploy/settings.example', 'utf8')
      const known = /^TURN_SECRET=(.+)$/m.exec(example)?.[1] ?? ''
      expect(known.length).toBeGreaterThan(32)
      const relay = name === 'TURN_SECRET' ? { TURN_URLS: 'turn:turn.example.org' } : {}
      expect(faultOf({ ...relay, [name]: known })).toBe(
        `${name} is still that of the example, which everybody knows; make one with: openssl rand -base64 32`,
      )
    },
  )
})

describe('an installation of several processes', () => {
  const shared = {
    DATABASE_URL: 'postgres://circle_owner@localhost/circle',
    SECRET: 'a secret that each of the processes has been given',
  }

  test('is told what each of them does; left alone, one does everything', () => {
    expect(readEnvironment({}).part).toBe('all')
    expect(readEnvironment({ ...shared, PROCESS: 'web' }).part).toBe('web')
    expect(readEnvironment({ ...shared, PROCESS: 'worker' }).part).toBe('worker')
    expect(faultOf({ ...shared, PROCESS: 'queue' })).toMatch(/^PROCESS must be web, worker or all/)
  })

  test('has one database and one secret', () => {
    expect(faultOf({ ...shared, DATABASE_URL: '', PROCESS: 'web' })).toMatch(/^DATABASE_URL is missing/)
    expect(faultOf({ ...shared, SECRET: '', PROCESS: 'worker' })).toMatch(/^SECRET is missing/)
  })
})

describe('the key of what is sealed', () => {
  test('lies beside the data folder, never in it, unless it is put elsewhere', () => {
    expect(readEnvironment({}).keyFile).toBe(resolve('data.key'))
    expect(readEnvironment({ MODE: 'demo' }).keyFile).toBe(resolve('data-demo.key'))
    expect(readEnvironment({ DATA_DIR: '/srv/circle/' }).keyFile).toBe('/srv/circle.key')
    expect(readEnvironment({ KEY_FILE: '/etc/circle/key' }).keyFile).toBe('/etc/circle/key')
  })
})

describe('an installation in public', () => {
  test.each(['dev', 'demo'])('is never one whose mailbox and doors stand open (%s)', (MODE) => {
    expect(faultOf({ ...publicAddress, MODE })).toContain('BASE_URL must be on this machine')
    expect(faultOf({ HOST: '0.0.0.0', MODE })).toContain('HOST must be on this machine')
  })

  test('writes as its own host unless told otherwise', () => {
    expect(readEnvironment(publicAddress).mailFrom).toBe('Balint Circle <balint-circle@balint.example.org>')
    expect(readEnvironment({ ...publicAddress, MAIL_FROM: 'office@example.org' }).mailFrom).toBe(
      'office@example.org',
    )
  })

  test('lists the relays of its online rooms', () => {
    const read = readEnvironment({
      STUN_URLS: 'stun:turn.example.org:3478',
      TURN_URLS: 'turn:turn.example.org:3478?transport=udp, turns:turn.example.org:443?transport=tcp',
      TURN_SECRET: 'long enough for coturn',
    })
    expect(read.stunUrls).toEqual(['stun:turn.example.org:3478'])
    expect(read.turnUrls).toHaveLength(2)
  })

  test('lists the proxies it believes', () => {
    expect(readEnvironment({ TRUST_PROXY: '10.0.0.1, 10.1.0.0/16 fd00::/8' }).trustProxy).toEqual([
      '10.0.0.1',
      '10.1.0.0/16',
      'fd00::/8',
    ])
  })
})

describe('each fault is one sentence that names the variable', () => {
  test.each([
    ['PORT', { PORT: '0' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: 'http' }],
    ['HOST', { HOST: 'my host' }],
    ['MODE', { MODE: 'production' }],
    ['BASE_URL', { BASE_URL: 'balint.example.org' }],
    ['BASE_URL', { ...publicAddress, BASE_URL: 'http://balint.example.org' }],
    ['BASE_URL', { ...publicAddress, BASE_URL: 'https://example.org/balint' }],
    ['SMTP_URL', { BASE_URL: 'https://balint.example.org' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example.org' }],
    ['MAIL_FROM', { MAIL_FROM: 'the office' }],
    ['MAIL_FROM', { MAIL_FROM: 'Office\r\nBcc: x@example.org <office@example.org>' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/circle' }],
    ['SECRET', { SECRET: 'too short' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'everyone' }],
    ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.0/33' }],
    ['STUN_URLS', { STUN_URLS: 'turn.example.org' }],
    ['TURN_URLS', { TURN_URLS: 'https://turn.example.org', TURN_SECRET: 'long enough for coturn' }],
    ['TURN_SECRET', { TURN_URLS: 'turn:turn.example.org' }],
    ['TURN_URLS', { TURN_SECRET: 'long enough for coturn' }],
    ['TURN_SECRET', { TURN_URLS: 'turn:turn.example.org', TURN_SECRET: 'short' }],
    ['METRICS_TOKEN', { METRICS_TOKEN: 'short' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ] as [string, Record<string, string>][])('%s in %o', (name, variables) => {
    const fault = faultOf(variables)
    expect(fault).toMatch(new RegExp(`^${name} `))
    expect(fault.split('\n')).toHaveLength(1)
  })

  test('and several faults are told at once, a line each', () => {
    expect(faultOf({ PORT: 'x', SECRET: 'short' }).split('\n')).toHaveLength(2)
  })

  test('and no fault repeats a secret', () => {
    expect(faultOf({ SECRET: 'hunter2', METRICS_TOKEN: 'swordfish' })).not.toMatch(/hunter2|swordfish/)
  })
})
