import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { currentEdition } from '../../src/features/fliers/commands.ts'
import { editionsOf, flierToday } from '../../src/features/fliers/queries.ts'
import { changesSince, isStale } from '../../src/features/fliers/rules/edition.ts'
import { printedPath } from '../../src/features/fliers/rules/flier-address.ts'
import { flierInWords } from '../../src/features/fliers/rules/flier-words.ts'
import { found } from '../../src/platform/errors.ts'
import { visitor as noOne, personAlone } from '../../src/shared/viewer.ts'
import { EmailFlier } from '../../src/ui/email/flier.tsx'
import { renderEmail } from '../../src/ui/email/render.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type OpenGroup, writeOpenGroup } from '../support/open-group.ts'

let circle: Circle
let leith: OpenGroup
beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-03T18:00:00Z', jobs: false })
  leith = await writeOpenGroup(circle.owner)
})
afterAll(() => circle.close())

describe('an edition of the flier', () => {
  test('is kept once however often it is handed out, and goes out of date when a printed fact changes', async () => {
    const edition = () => circle.database.asViewer(noOne, (db) => currentEdition(db, leith.id))
    const first = found(await edition())
    expect(found(await edition()).id).toBe(first.id)

    const leader = await clientOf(circle, leith.leaderIds[0])
    const terms = {
      contribution: '18',
      paid_ahead: 'term',
      first_meeting_free: 'yes',
      covers: 'Both leaders',
    }
    await leader.submit(`/groups/${leith.id}/fee`, terms)

    const today = found(await circle.database.asViewer(noOne, (db) => flierToday(db, leith.id)))
    expect(isStale(first, today)).toBe(true)
    expect(changesSince(first.facts, today.facts)).toEqual([
      { what: 'Contribution', was: '£20 a meeting', is: '£18 a meeting' },
    ])
    expect(found(await edition()).id).not.toBe(first.id)
    const asLeader = personAlone(leith.leaderIds[0])
    expect(await circle.database.asViewer(asLeader, (db) => editionsOf(db, leith.id))).toHaveLength(2)
    expect(await circle.database.asViewer(noOne, (db) => editionsOf(db, leith.id))).toEqual([])
  })

  test('is there for nobody but its leaders while the group is in planning', async () => {
    const planned = await writeOpenGroup(circle.owner, { name: 'Portobello', open: false })
    const as = (personId: string | null) =>
      circle.database.asViewer(personId ? personAlone(personId) : noOne, (db) =>
        currentEdition(db, planned.id),
      )
    expect(await as(null)).toBeUndefined()
    expect(await as(leith.leaderIds[0])).toBeUndefined()
    expect(await as(planned.leaderIds[0])).toMatchObject({ facts: { name: 'Portobello', leadersInAll: 2 } })
  })
})

describe('the flier of an open group, for everybody', () => {
  test('is a page with today’s facts, a code and a PDF; a full group says so instead of a way to apply', async () => {
    const musselburgh = await writeOpenGroup(circle.owner, { name: 'Musselburgh', mode: 'face-to-face' })
    const visitor = await clientOf(circle)
    const { html, status } = await visitor.get(`/groups/${musselburgh.id}/flier`)
    const words = wordsOf(html)
    expect(status).toBe(200)
    for (const said of [
      'A Balint group, face to face',
      '£20 a meeting',
      'Ailsa Grant',
      'Tuesdays at 19:30',
    ]) {
      expect(words).toContain(said)
    }
    expect(html).toContain(`href="/groups/${musselburgh.id}/apply"`)
    expect(html).toContain(`aria-label="QR code that leads to ${circle.url}/groups/${musselburgh.id}/flier"`)
    expect(words).not.toContain('Fliers that are about')

    await circle.owner.query('update balint_group set most_members = 2 where id = $1', [musselburgh.id])
    await circle.owner.query(
      `insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id)
       select gen_random_uuid(), $1, p, now(), $2 from unnest($3::uuid[]) p`,
      [musselburgh.id, musselburgh.rulesId, leith.leaderIds],
    )
    const full = await visitor.get(`/groups/${musselburgh.id}/flier`)
    expect(wordsOf(full.html)).toContain('Full for now')
    expect(full.html).not.toContain(`href="/groups/${musselburgh.id}/apply"`)
  })

  test('as a PDF is drawn once: asked again it is unchanged, whatever stands in the address', async () => {
    const visitor = await clientOf(circle)
    const path = `/groups/${leith.id}/flier.pdf`
    const first = await circle.app.request(`${circle.url}${path}`)
    expect(first.headers.get('Content-Type')).toBe('application/pdf')
    expect(first.headers.get('Content-Disposition')).toBe('inline; filename="leith-evening-flier.pdf"')
    expect(first.headers.get('Cache-Control')).toBe('no-cache')
    expect((await first.text()).slice(0, 5)).toBe('%PDF-')
    const tag = first.headers.get('ETag') ?? ''
    const again = await circle.app.request(`${circle.url}${path}?from=madeup&x=1`, {
      headers: { 'If-None-Match': tag },
    })
    expect([again.status, again.headers.get('ETag')]).toEqual([304, tag])

    await circle.owner.query(`update balint_group set aims = 'To wonder.' where id = $1`, [leith.id])
    expect((await visitor.get(path)).headers.get('ETag')).not.toBe(tag)
  })

  test('printed before a change leads to today’s page, which says that the sheet is out of date', async () => {
    const visitor = await clientOf(circle)
    const printed = found(await circle.database.asViewer(noOne, (db) => currentEdition(db, leith.id)))
    const { location } = await visitor.get(printedPath(printed))
    expect(location).toBe(`/groups/${leith.id}/flier?e=${printed.factsHash.slice(0, 12)}`)
    expect(wordsOf((await visitor.get(location ?? '')).html)).not.toContain('out of date')

    await circle.owner.query(`update balint_group set start_time = '20:00' where id = $1`, [leith.id])
    const { html } = await visitor.get(location ?? '')
    expect(wordsOf(html)).toContain('The flier you hold is out of date.')
    expect(wordsOf(html)).toContain('Tuesdays at 20:00')
    const leader = await clientOf(circle, leith.leaderIds[0])
    const editions = wordsOf((await leader.get(`/groups/${leith.id}/flier`)).html)
    expect(editions).toMatch(/Meets: was “Tuesdays at 19:30.*, is “Tuesdays at 20:00/)
  })

  test('of a group that takes nobody in any more leads to those that do', async () => {
    const closing = await writeOpenGroup(circle.owner, { name: 'Portree' })
    const printed = found(await circle.database.asViewer(noOne, (db) => currentEdition(db, closing.id)))
    await circle.owner.query('update balint_group set opened_at = null where id = $1', [closing.id])
    const visitor = await clientOf(circle)
    const answer = await visitor.get(printedPath(printed))
    expect(answer.status).toBe(404)
    expect(wordsOf(answer.html)).toContain('This flier is out of date')
    for (const path of [`/groups/${closing.id}/flier`, `/groups/${closing.id}/flier.pdf`]) {
      expect((await visitor.get(path)).status).toBe(404)
    }
    const leader = await clientOf(circle, closing.leaderIds[0])
    const preview = wordsOf((await leader.get(`/groups/${closing.id}/flier`)).html)
    expect(preview).toContain('Your flier, before it is out.')
    expect(preview).toContain('The dates of the coming term')
  })

  test('knows nobody’s address, no room, no way in and no member', async () => {
    const planned = await writeOpenGroup(circle.owner, { name: 'Cramond', mode: 'face-to-face' })
    await circle.owner.query(
      `insert into group_place (id, group_id, name, address, seats, free_for_all_dates, free_from_intrusion, since)
       values (gen_random_uuid(), $1, 'Kirk hall', '7 Glebe Road', 12, true, true, now())`,
      [planned.id],
    )
    const { html } = await (await clientOf(circle)).get(`/groups/${planned.id}/flier`)
    for (const secret of ['Kirk hall', 'Glebe Road', '@example.org']) expect(html).not.toContain(secret)
  })
})

test('an email’s flier says the same in words and in HTML, under an address that counts for its source', async () => {
  const edition = found(await circle.database.asViewer(noOne, (db) => currentEdition(db, leith.id)))
  const { text, html } = renderEmail(
    <EmailFlier
      {...flierInWords(edition.facts)}
      address={`https://circle.example.org${printedPath(edition, 'k3m9q2xd')}`}
      pdf={`https://circle.example.org/groups/${leith.id}/flier.pdf`}
    />,
  )
  const code = edition.factsHash.slice(0, 12)
  expect(text).toContain('Contribution: £18 a meeting')
  expect(text).toContain(`https://circle.example.org/f/k3m9q2xd?e=${code}`)
  expect(html).toContain('Both leaders')
})
