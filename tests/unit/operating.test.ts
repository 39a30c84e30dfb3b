import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readEnvironment, variableNames } from '../../src/platform/environment.ts'
import { openMetrics } from '../../src/platform/web/metrics.ts'
import { isFree, licencesPage, packages } from '../support/licences-page.ts'

const text = (path: string) => readFileSync(path, 'utf8')

describe('whoever operates an installation', () => {
  test('finds every variable in docs/settings.md, and none there that is not read', () => {
    const described = [...text('docs/settings.md').matchAll(/^\| (`[^|]+`) \|/gm)]
      .flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)])
      .map(([, name = '']) => name)
    const ofTests = ['CHROMIUM', 'TURNSERVER']
    // MODE is the commands' own affair: npm start, npm run dev, --demo.
    expect(described.toSorted()).toEqual(
      [...variableNames.filter((name) => name !== 'MODE'), ...ofTests].toSorted(),
    )
  })

  test('finds in /metrics whatever docs/operating.md says is to be watched there', async () => {
    const nobody = {
      letters: async () => ({ waiting: 0, refused: 0, oldestSeconds: 0 }),
      freeSpace: async () => [],
      secondsSinceBackup: async () => 0,
    }
    const told = await openMetrics(nobody).registry.metrics()
    const watched = [...text('docs/operating.md').matchAll(/`((?:circle|nodejs|process)_\w+)/g)]
      .map(([, name = '']) => name.replace(/_(count|bucket)$/, ''))
      // Which only some systems tell.
      .filter((name) => process.platform === 'linux' || !/_fds$/.test(name))
    expect(watched.length).toBeGreaterThan(8)
    expect(watched.filter((name) => !told.includes(`# TYPE ${name} `))).toEqual([])
  })

  test('can start with the settings that are shipped as an example, once their secrets are made', () => {
    const given = Object.fromEntries(
      text('deploy/settings.example')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    )
    expect(Object.keys(given).filter((name) => !variableNames.includes(name))).toEqual([])
    expect(() => readEnvironment(given)).toThrow('still that of the example')
    const made = Object.entries(given).map(([name, value]) => [
      name,
      value.startsWith('make-one-') ? randomBytes(32).toString('base64') : value,
    ])
    expect(readEnvironment(Object.fromEntries(made)).baseUrl.href).toBe('https://circle.example.org/')
  })

  test.each(['deploy/balint-circle.service', 'deploy/Dockerfile', 'deploy/compose.several.yaml'])(
    'sets nothing in %s that the product does not read',
    (path) => {
      const set = [
        ...text(path).matchAll(/\b(?:Environment=|ENV |environment: \{ ?(?:<<: \*shared, )?)(.+)$/gm),
      ]
        .flatMap(([, line = '']) => [...line.matchAll(/\b([A-Z][A-Z_]+)(?==|: )/g)])
        .map(([, name = '']) => name)
        // Caddy's own.
        .filter((name) => name !== 'SITE' && name !== 'PRODUCT')
      expect(set.length).toBeGreaterThan(0)
      expect(set.filter((name) => !variableNames.includes(name))).toEqual([])
    },
  )
})

describe('what is shipped', () => {
  test('is under free licences alone, and so is what builds and tests it', () => {
    expect(packages().length).toBeGreaterThan(200)
    expect(packages().filter((one) => !isFree(one))).toEqual([])
  })

  test('is named in the bill of materials, which asks nobody elsewhere', () => {
    const printed = execFileSync('npm', ['run', '--silent', 'sbom'], {
      encoding: 'utf8',
      // A registry that does not answer: whoever asks it fails.
      env: { PATH: process.env.PATH, HOME: process.env.HOME, npm_config_registry: 'http://127.0.0.1:9/' },
      maxBuffer: 64 * 1024 * 1024,
    })
    const component = z.object({
      name: z.string(),
      version: z.string(),
      hashes: z.array(z.unknown()).optional(),
    })
    const { components } = z.object({ components: z.array(component) }).parse(JSON.parse(printed))
    // What is inside another's archive is covered by that one's hash.
    const inside = /"node_modules\/[^"]*node_modules\/(\S+)": \{[^}]*"inBundle": true/g
    const bundled = [...text('package-lock.json').matchAll(inside)].map(([, name]) => name)
    expect(components.filter(({ name, hashes }) => !hashes && !bundled.includes(name))).toEqual([])
    const named = new Set(components.map(({ name, version }) => `${name} ${version}`))
    const shipped = packages().filter(({ isShipped }) => isShipped)
    expect(shipped.filter(({ name, version }) => !named.has(`${name} ${version}`))).toEqual([])
  }, 60_000)

  test('names in docs/licences.md no file that is not there', () => {
    const named = [...text('docs/licences.md').matchAll(/`((?:src|font|map|tests)\/[^`]+)`/g)]
    expect(named.length).toBeGreaterThan(3)
    expect(named.filter(([, path = '']) => !existsSync(path))).toEqual([])
  })

  test('stands in docs/licences.md as in the lockfile (npm run licences writes it)', () => {
    expect(text('docs/licences.md')).toBe(licencesPage())
  })
})
