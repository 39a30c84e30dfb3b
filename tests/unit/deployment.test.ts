import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, matchesGlob, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openBackupFolder } from '../../src/platform/data-folder.ts'

const text = (path: string) => readFileSync(path, 'utf8')
const unit = text('deploy/balint-circle.service')
const dockerfile = text('deploy/Dockerfile')
const composed = ['deploy/compose.yaml', 'deploy/compose.several.yaml']

/** What a line of the unit says, its words apart. */
const unitSays = (name: string): string[] =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].flatMap(([, said = '']) => said.split(' '))

/** What the example sets, also where it waits behind a #. */
const example = (name: string): string =>
  new RegExp(`^#?${name}=(.+)$`, 'm').exec(text('deploy/settings.example'))?.[1] ?? ''

const backups = example('BACKUP_TO')

describe('what the product writes can be written', () => {
  test('by the unit: data, keys and backups, and each is named once', () => {
    const written = Object.fromEntries(unitSays('Environment').map((pair) => pair.split('=')))
    const state = unitSays('StateDirectory').map((name) => `/var/lib/${name}`)
    expect(state).toContain(dirname(written.DATA_DIR))
    expect(state).toContain(dirname(written.KEY_FILE))
    expect(backups).toMatch(/^\/var\//)
    expect(unitSays('ReadWritePaths')).toContain(`-${backups}`)
    expect(unitSays('ProtectSystem')).toEqual(['strict'])
  })

  test.each(composed)('by the containers of %s, which are read-only elsewhere', (path) => {
    const compose = text(path)
    expect(compose).toContain('read_only: true')
    const mounted = [
      ...(/^ {2,4}volumes: \[(.*\/keys.*)\]$/m.exec(compose)?.[1] ?? '').matchAll(/"(\w+):([^"]+)"/g),
    ]
    const named = /^volumes: \{(.*)\}$/m.exec(compose)?.[1]
    for (const [, volume] of mounted) expect(named).toContain(` ${volume}: {}`)
    const folders = mounted.map(([, , folder]) => folder)
    const [, dataDir = '', keyFile = ''] = /DATA_DIR=(\S+) KEY_FILE=(\S+)/.exec(dockerfile) ?? []
    expect(folders.toSorted()).toEqual([dirname(dataDir), dirname(keyFile), backups].toSorted())
    // A volume takes over the owner of the folder that the image has there.
    const chowned = /chown balint-circle (.+)$/m.exec(dockerfile)?.[1]?.split(' ') ?? []
    for (const folder of folders) expect(chowned).toContain(folder)
  })

  test('as the documents say it', () => {
    for (const page of ['docs/backup.md', 'docs/operating.md']) expect(text(page)).toContain(backups)
    expect(example('BACKUP_KEY')).toBe('age1…')
  })

  test('or the start says that it cannot: nothing can be made in /proc, whatever its rights say', () => {
    expect(() => openBackupFolder('/proc')).toThrow(/^BACKUP_TO: nothing can be written in \/proc; .+\.$/)
  })
})

describe('the relay', () => {
  const relay = text('deploy/turnserver.conf')
  const says = (name: string) => [...relay.matchAll(new RegExp(`^${name}=(.+)$`, 'gm'))].map(([, it]) => it)

  test('has one file, with an address of its own, and nobody reaches through it what is inside', () => {
    expect(text('docs/room.md')).toContain('](../deploy/turnserver.conf)')
    for (const page of ['docs/room.md', 'docs/operating.md', 'docs/settings.md'])
      expect(text(page)).not.toContain('static-auth-secret=')
    expect(says('listening-ip')).toEqual(says('relay-ip'))
    expect(says('listening-ip')).toHaveLength(1)
    // The clouds' own servers answer at 169.254.169.254.
    for (const inside of ['10', '127', '169.254', '172.16', '192.168', '::1', 'fc00::', 'fe80::'])
      expect(says('denied-peer-ip').some((range = '') => range.startsWith(inside))).toBe(true)
  })

  test('reads the copies of its certificate that are made for its user', () => {
    const script = text('deploy/relay-certificate')
    for (const path of [...says('cert'), ...says('pkey')]) {
      expect(dirname(path ?? '')).toBe('/etc/coturn')
      expect(script).toContain(basename(path ?? ''))
    }
    expect(script).toContain('install --group turnserver --mode 640')
    expect(text('docs/operating.md')).toContain(
      'deploy/relay-certificate /etc/letsencrypt/renewal-hooks/deploy/coturn',
    )
  })
})

describe('nothing of an installation comes into an image or into the history', () => {
  const own = [
    'deploy/settings',
    '.env',
    'data/secret',
    'data-of-ours/postgres/PG_VERSION',
    'data.key',
    'circle.key',
    'src/circle.key',
    'tombstones.txt',
    'balint-circle-2026-11-12T02-40-00.000Z.age',
    'bin/balint-circle-2026-11-12T02-40-00.000Z.age',
  ]
  const rules = text('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  /** Docker's rule: the last that names the path or a folder above it. */
  const isLetIn = (path: string): boolean => {
    const above = path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'))
    const last = rules.findLast((rule) => above.some((each) => matchesGlob(each, rule.replace('!', ''))))
    return last?.startsWith('!') ?? true
  }

  test.each(own)('not %s', (path) => {
    expect(isLetIn(path)).toBe(false)
    // Exit code 1: it is not ignored.
    expect(() => execFileSync('git', ['check-ignore', '--no-index', '--quiet', path])).not.toThrow()
  })

  test('and what the program needs does come in, with the folders that the build reads', () => {
    const build = /const SOURCES = \[([^\]]+)\]/.exec(text('bin/parts/build.js'))?.[1] ?? ''
    const sources = [...build.matchAll(/'([^']+)'/g)].map(([, source = '']) => source)
    expect(sources).toContain('src')
    const needed = [...sources, 'bin/start.js', 'migrations/0001_people.sql', 'deploy/circle', 'package.json']
    expect(needed.filter((path) => !isLetIn(path))).toEqual([])
  })
})

describe('the commands of whoever looks after the server', () => {
  const place = mkdtempSync(join(tmpdir(), 'balint-circle-command-'))
  afterAll(() => rmSync(place, { recursive: true, force: true }))

  /** Stands in for a program of systemd's, which a container of tests has not. */
  function standIn(name: string, script: string): void {
    writeFileSync(join(place, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(place, name), 0o755)
  }
  standIn('id', 'echo 0')
  standIn('systemd-run', `printf '%s\\n' "$@"`)

  /** One line for each argument that systemd-run gets. */
  function circle(args: string[], units: string): { status: number | null; said: string[]; err: string } {
    standIn('systemctl', units)
    const { status, stdout, stderr } = spawnSync('deploy/circle', args, {
      encoding: 'utf8',
      env: { PATH: `${place}:${process.env.PATH}` },
    })
    return { status, said: stdout.split('\n').slice(0, -1), err: stderr }
  }

  const dropIn = '[Unit]\nAfter=mnt-safe.mount\n[Service]\nReadWritePaths=/mnt/safe \\\n/mnt/other\n'
  const withDropIn = `cat ${resolve('deploy/balint-circle.service')}; printf '\\n# a drop-in\\n%s' '${dropIn}'`

  test('run with the user, the settings and the walls of the unit, in its order, drop-ins last', () => {
    const { said, err } = circle(['restore', 'a b.age', 'key.txt'], withDropIn)
    expect(err).toBe('')
    const service = unit.slice(unit.indexOf('[Service]'), unit.indexOf('[Install]'))
    const keepsUp = /^(ExecStart|Restart\w*|KillMode|TimeoutStopSec|RemoveIPC)=/
    const walls = service.split('\n').filter((line) => /^[A-Z]/.test(line) && !keepsUp.test(line))
    expect(walls.length).toBeGreaterThan(25)
    const properties = said.filter((line) => line.startsWith('--property='))
    expect(properties).toEqual(
      [...walls, 'ReadWritePaths=/mnt/safe  /mnt/other'].map((line) => `--property=${line}`),
    )
    expect(said.slice(-5)).toEqual(['/usr/bin/env', 'node', 'bin/restore.js', 'a b.age', 'key.txt'])
    expect(said).toContain(`--setenv=INIT_CWD=${process.cwd()}`)
    expect(said).toContain('--setenv=TYPED_AS=circle')
    // A script has no terminal.
    expect(said).toContain('--pipe')
  })

  test('hand over what was typed, word by word', () => {
    const { said } = circle(['admin', 'appoint', 'ailsa@example.org', 'Ailsa  Grant'], withDropIn)
    expect(said.slice(-4)).toEqual(['bin/admin.js', 'appoint', 'ailsa@example.org', 'Ailsa  Grant'])
  })

  test('say in one sentence what is missing: a word, the unit, the rights', () => {
    expect(circle([], withDropIn)).toMatchObject({ status: 64, err: expect.stringMatching(/^Say .+\n$/) })
    expect(circle(['backup'], 'exit 1')).toMatchObject({
      status: 78,
      err: expect.stringMatching(/operating/),
    })
    standIn('id', 'echo 1000')
    expect(circle(['backup'], withDropIn)).toMatchObject({ status: 77, said: [] })
    standIn('id', 'echo 0')
  })

  test.each(['README.md', 'docs/operating.md', 'docs/backup.md'])('are those of %s', (page) => {
    // `npm run` finds no installation: its folders are in the unit. On one's own computer it makes and checks keys.
    const elsewhere = /npm run backup (new-key|check)/g
    expect(text(page).replaceAll(elsewhere, '')).not.toMatch(/npm run (backup|restore|admin)/)
    expect(text(page)).toMatch(/circle (backup|restore|admin)/)
  })
})
