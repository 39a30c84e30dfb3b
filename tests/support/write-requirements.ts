import { writeFileSync } from 'node:fs'
import { requirementsPage } from './requirements-page.ts'

writeFileSync('docs/requirements.md', requirementsPage())
