import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** A house where much is out of place: file, what it imports, and the rule that says so (or none). */
const house: [file: string, imports: string, rule: string | null][] = [
  ['features/groups/rules/quorum.ts', 'node:fs', 'rules-are-pure'],
  ['features/groups/rules/seats.ts', '../../../platform/clock.ts', 'rules-are-pure'],
  ['features/groups/rules/term.ts', '../../../shared/money.ts', null],
  ['features/groups/policy.ts', './queries.ts', 'policy-use'],
  ['features/groups/queries.ts', '../../ui/form.tsx', 'queries-use'],
  ['features/groups/commands/close-group.ts', '../pages/group-page.tsx', 'commands-use'],
  ['features/groups/forms.ts', './commands/open-group.ts', 'forms-use'],
  ['features/groups/pages/group-page.tsx', '../../fees/queries.ts', 'pages-use'],
  ['features/groups/emails/group-closed.tsx', '../../../ui/form.tsx', 'emails-use'],
  ['features/groups/emails/group-opened.tsx', '../../../ui/email/button.tsx', null],
  ['features/groups/islands/circle.tsx', '../../fees/queries.ts', 'islands-use'],
  ['features/groups/jobs.ts', './pages/plan-page.tsx', 'jobs-use'],
  ['features/fees/routes.tsx', '../groups/pages/plan-page.tsx', 'neighbours-front-door'],
  ['features/fees/routes/pay.tsx', '../../groups/commands/open-group.ts', null],
  ['features/home/routes.tsx', '../../app.tsx', 'features-below-app'],
  ['platform/web.tsx', '../ui/form.tsx', 'platform-below-features'],
  ['ui/table.tsx', '../features/fees/queries.ts', 'ui-below-features'],
  ['shared/ids.ts', '../platform/clock.ts', 'shared-stands-alone'],
  ['app.tsx', './nowhere.ts', 'found'],
  ['jobs.ts', 'vitest', 'tools-stay-outside'],
]
const imported = ['features/groups/commands/open-group.ts', 'features/groups/pages/plan-page.tsx'].concat([
  'features/fees/queries.ts',
  'platform/clock.ts',
  'shared/money.ts',
  'ui/form.tsx',
  'ui/email/button.tsx',
])

let folder: string
let found: { from: string; rule: string }[]

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'balint-circle-arrows-'))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  symlinkSync(resolve('package.json'), join(folder, 'package.json'))
  for (const file of imported) write(file, 'export const word = 1\n')
  for (const [file, imports] of house)
    write(file, `import * as it from '${imports}'\nexport const word = it\n`)
  const cruiser = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const config = resolve('.dependency-cruiser.cjs')
  const { stdout } = spawnSync(process.execPath, [cruiser, '--config', config, '-T', 'json', 'src'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const { summary } = JSON.parse(stdout)
  found = summary.violations.map(({ from, rule }: { from: string; rule: { name: string } }) => ({
    from,
    rule: rule.name,
  }))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(file: string, text: string): void {
  const path = join(folder, 'src', file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

test.each(house)('%s importing %s: %s', (file, _imports, rule) => {
  const rules = found.filter(({ from }) => from === `src/${file}`).map((violation) => violation.rule)
  expect(rules).toEqual(rule === null ? [] : [rule])
})
