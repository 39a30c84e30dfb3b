import { render } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emails as ownEmails } from '../../src/features/portfolio/emails/all.ts'
import { emails } from '../../src/jobs.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { mailContext } from '../support/matrix.ts'
import {
  everybody,
  type PortfolioRoles,
  portfolioRoles,
  signedIn,
  type Who,
} from '../support/portfolio-roles.ts'

// Whom the emails about somebody's way to accreditation can be written to (domain.md, part d), one line a template: as an
// email is loaded as its reader, there is nothing to write to anybody else.

let circle: Circle
let all: PortfolioRoles

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z', jobs: false })
  all = await portfolioRoles(circle)
})
afterAll(() => circle.close())

describe('there is something to write to its readers, and to nobody else', () => {
  /** Whom there is anything to write to: whoever reads it anyway, at most. */
  const lines: readonly [template: string, about: keyof PortfolioRoles['place'], who: readonly Who[]][] = [
    ['report-asked', 'open', ['leader', 'supervisor']],
    ['report-submitted', 'submitted', ['leader', 'supervisor']],
    ['report-declined', 'declined', ['leader', 'supervisor']],
    ['accreditation-ending', 'ending', ['leader']],
    // The register's.
    ['accreditation-asked', 'request', ['leader', 'council', 'administrator']],
    ['accreditation-decided', 'decision', ['leader']],
  ]

  test('no email of portfolios is without its line', () => {
    const written = lines.map(([template]) => template)
    expect(ownEmails.map(({ name }) => name).filter((name) => !written.includes(name))).toEqual([])
  })

  test.each(lines)(
    '%s is written to its readers alone, without a word that was kept',
    async (name, about, who) => {
      const email = emails.find((each) => each.name === name)
      const readers: Who[] = []
      for (const each of signedIn) {
        const mail = await circle.database.asViewer(
          personAlone(all.ids[each] ?? ''),
          async (db) => {
            const written = await email?.write(db, all.place[about], mailContext)
            return written ? `${written.subject} ${render(written.body)}` : null
          },
          { readOnly: true },
        )
        if (mail !== null) readers.push(each)
        for (const secret of ['A report for own', 'Weekend of own', 'hours', '2025-03'])
          expect(mail ?? '', each).not.toContain(secret)
      }
      expect(readers).toEqual(everybody.filter((each) => who.includes(each)))
    },
  )
})
