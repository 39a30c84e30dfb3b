import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

// Unit tests need nothing; integration tests, journeys and evenings in rooms share one PostgreSQL, whose template
// database each file clones (tests/support/global-setup.ts).
// Files of one worker share what they import: reading the product's code anew for each took more time than its tests.
// Each has a database, a house and people of its own; what is mutable in a module there is none of a test.
const sharedCode = { isolate: false } as const
// Left to itself Vitest keeps a core free, which on two cores is half of them.
const cores = Math.max(2, availableParallelism())

const globalSetup = ['tests/support/global-setup.ts']
const unwanted = [...configDefaults.exclude, 'dist*/**', 'data*/**']
const rooms = 'tests/journeys/room-*.test.ts'
const journeys = { globalSetup, ...sharedCode, testTimeout: 120_000, hookTimeout: 60_000 }

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    exclude: unwanted,
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
          ...journeys,
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          exclude: [...unwanted, rooms],
          // A browser and the product take turns: two journeys fill two cores.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          ...journeys,
          name: 'rooms',
          include: [rooms],
          // Pictures of several people in several browsers fill two cores: one at a time.
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
