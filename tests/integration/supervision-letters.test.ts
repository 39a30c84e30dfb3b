import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emails } from '../../src/features/supervision/emails/all.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { mailContext } from '../support/matrix.ts'
import { type Role, type SupervisionRoles, signedIn, supervisionRoles } from '../support/supervision-roles.ts'

// Whom the emails about supervision can be written to (domain.md, part d), one line a template: as an email is loaded as
// its reader, there is nothing to write to anybody else.

let circle: Circle
let all: SupervisionRoles

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z', jobs: false })
  all = await supervisionRoles(circle)
})
afterAll(() => circle.close())

const sides: readonly Role[] = ['supervisee', 'supervisor']
const peers: readonly Role[] = ['supervisee', 'peer']

type Line = readonly [template: string, about: () => string, who: readonly Role[]]

/** About a session of a supervision, and about one of peers. */
const ofEither = (template: string, state: keyof SupervisionRoles['sessions']['peers']): Line[] => [
  [template, () => all.sessions.supervision[state], sides],
  [template, () => all.sessions.peers[state], peers],
]

const lines: readonly Line[] = [
  ['supervision-proposed', () => all.terms.proposed, sides],
  ['supervision-agreed', () => all.terms.agreed, sides],
  ['supervision-terms-withdrawn', () => all.supervisionId, sides],
  ['supervision-ended', () => all.supervisionId, sides],
  ['supervision-time-over', () => all.supervisionId, sides],
  ...ofEither('supervision-session-planned', 'planned'),
  ...ofEither('supervision-session-moved', 'planned'),
  ...ofEither('supervision-session-cancelled', 'cancelled'),
  ...ofEither('supervision-reminder', 'planned'),
  ...ofEither('supervision-session-to-log', 'to-log'),
  ...ofEither('supervision-session-logged', 'logged'),
  ...ofEither('supervision-session-disputed', 'disputed'),
  ['peer-dates-made', () => all.peerGroupId, peers],
  ['peer-group-ended', () => all.endedPeerGroupId, peers],
]

describe('is written to its people, and to nobody else', () => {
  test('no email of supervision is without its line', () => {
    expect([...new Set(lines.map(([template]) => template))].sort()).toEqual(
      emails.map(({ name }) => name).sort(),
    )
  })

  test.each(lines)('%s', async (template, about, who) => {
    const email = emails.find(({ name }) => name === template)
    for (const role of signedIn) {
      const mail = await circle.database.asViewer(
        personAlone(all.id(role)),
        async (db) => email?.write(db, about(), mailContext),
        { readOnly: true },
      )
      expect(Boolean(mail), role).toBe(who.includes(role))
    }
  })
})

test('what was queued on the way was to its people alone', async () => {
  const { rows } = await circle.owner.query<{ template: string; about_id: string; person_id: string }>(
    'select template, about_id, person_id from email where template = any ($1)',
    [emails.map(({ name }) => name)],
  )
  expect(rows.length).toBeGreaterThan(2)
  const ofPeers = [all.peerGroupId, ...Object.values(all.sessions.peers)]
  for (const { template, about_id, person_id } of rows) {
    const who = ofPeers.includes(about_id) ? peers : sides
    expect(
      who.map((role) => all.id(role)),
      template,
    ).toContain(person_id)
  }
})
