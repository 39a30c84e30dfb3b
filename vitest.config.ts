import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

// Unit tests need nothing; integration tests and journeys share one PostgreSQL, whose template
// database each file clones (tests/support/global-setup.ts).
// Files of one worker share what they import: reading the product's code anew for each took more time than its tests.
// Each has a database, a house and people of its own; what is mutable in a module there is none of a test.
const sharedCode = { isolate: false } as const
// Left to itself Vitest keeps a core free, which on two cores is half of them.
const cores = Math.max(2, availableParallelism())

const globalSetup = ['tests/support/global-setup.ts']

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    exclude: [...configDefaults.exclude, 'dist*/**', 'data*/**'],
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/unit/**/*.test.ts'],
          ...sharedCode,
          maxWorkers: cores,
          // Property tests try much; a busy machine takes its time over them.
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup,
          ...sharedCode,
          maxWorkers: cores,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup,
          ...sharedCode,
          // Five people in five browsers fill two cores: one journey at a time.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
