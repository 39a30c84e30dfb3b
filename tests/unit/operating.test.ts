import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readEnvironment, variableNames } from '../../src/platform/environment.ts'
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

  test('can start with the settings that are shipped as an example, once their secrets are made', () => {
    const given = Object.fromEntries(
      text('deploy/settings.example')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    )
    expect(Object.keys(given).filter((name) => !variableNames.includes(name))).toEqual([])
    expect(readEnvironment(given).baseUrl.href).toBe('https://circle.example.org/')
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

  test('stands in docs/licences.md as in the lockfile (npm run licences writes it)', () => {
    expect(text('docs/licences.md')).toBe(licencesPage())
  })
})
