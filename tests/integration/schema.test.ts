import { readFile } from 'node:fs/promises'
import { expect, inject, test } from 'vitest'
import { generateSchema } from '../support/generate-schema.ts'

test('schema.ts is what the migrated database says; if not: npm run schema', async () => {
  const current = await readFile('src/platform/database/schema.ts', 'utf8')
  expect(current).toBe(await generateSchema(inject('ownerUrl')))
})
