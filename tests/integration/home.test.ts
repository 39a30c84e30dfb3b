import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { linksOf, wordsOf } from '../support/forms.ts'
import { writeOpenGroup } from '../support/open-group.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

let circle: Circle
let clydeside: WholeGroup

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-23T09:00:00Z', jobs: false })
  clydeside = await writeWholeGroup(circle.owner, 'clydeside')
})
afterAll(() => circle.close())

async function homeOf(personId: string) {
  const { html, status } = await (await clientOf(circle, personId)).get('/home')
  expect(status).toBe(200)
  return { html, links: linksOf(html) }
}

async function somebody(name: string, email: string): Promise<string> {
  const id = randomUUID()
  await circle.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [id, name, email])
  return id
}

test('a leader finds the group, what is next for it, and the next meeting', async () => {
  const { html, links } = await homeOf(clydeside.leaderId)
  expect(links).toContain(`/groups/${clydeside.groupId}/plan`)
  expect(html).toContain('comes to its end')
  expect(html).toContain('Next step')
})

describe('somebody who has applied', () => {
  const apply = async () => {
    const [correspondent, application] = [randomUUID(), randomUUID()]
    await circle.owner.query(
      `insert into correspondent (id, name, email, met_at) values ($1, 'Isobel Kerr', 'isobel@example.org', $2)`,
      [correspondent, circle.clock.now().toString()],
    )
    await circle.owner.query(
      `insert into application (id, group_id, correspondent_id, profession, workplace_area, why, applied_at, confirmed_at)
       values ($1, $2, $3, 'GP', 'Paisley', 'To think together.', $4, $4)`,
      [application, clydeside.groupId, correspondent, circle.clock.now().toString()],
    )
    return application
  }

  test('comes first on a leader’s home, until they have heard from the leaders', async () => {
    const application = await apply()
    const page = `/groups/${clydeside.groupId}/applicants/${application}`
    const { html, links } = await homeOf(clydeside.leaderId)
    expect(html).toContain('Isobel Kerr has applied: write to them')
    expect(links).toContain(page)
    await circle.owner.query(
      `insert into application_message (id, application_id, author_id, body, written_at) values ($1, $2, $3, 'Welcome', $4)`,
      [randomUUID(), application, clydeside.leaderId, circle.clock.now().toString()],
    )
    const later = await homeOf(clydeside.leaderId)
    expect(later.html).not.toContain('write to them')
    expect(later.links).toContain(page)
    expect((await homeOf(clydeside.memberId)).html).not.toContain('Isobel Kerr')
    await circle.owner.query(
      `insert into application_ending (application_id, how, ended_at) values ($1, 'withdrawn', $2)`,
      [application, circle.clock.now().toString()],
    )
  })
})

describe('a meeting', () => {
  const link = 'https://meet.example.org/x'

  test('is the next thing on a member’s home when nothing else waits', async () => {
    const { html, links } = await homeOf(clydeside.memberId)
    expect(html).toContain('Next meeting: clydeside')
    expect(html).not.toContain('The doors are open')
    expect(links).toContain(`/groups/${clydeside.groupId}/circle`)
  })

  test('comes before everything else once its doors are open, for leaders and members', async () => {
    circle.clock.set('2036-03-05T19:25:00Z')
    for (const person of [clydeside.leaderId, clydeside.memberId]) {
      const { html } = await homeOf(person)
      expect(html).toContain('The doors are open')
      expect(html).toContain(`href="${link}"`)
    }
    const representative = await homeOf(clydeside.representativeId)
    expect(representative.html).not.toContain('The doors are open')
    expect(representative.html).not.toContain(link)
  })

  test('leads nowhere any more once it is over', async () => {
    circle.clock.set('2036-03-05T21:31:00Z')
    expect((await homeOf(clydeside.memberId)).html).not.toContain(link)
    circle.clock.set('2026-11-23T09:00:00Z')
  })
})

test('a member finds the circle, and nothing of the plan', async () => {
  const { html, links } = await homeOf(clydeside.memberId)
  expect(links).toContain(`/groups/${clydeside.groupId}/circle`)
  expect(links.filter((href) => href.endsWith('/plan'))).toEqual([])
  expect(html).not.toContain('Your office')
})

test('a representative finds what waits in the region', async () => {
  await circle.owner.query('update enquiry set waiting_since = received_at')
  const { html, links } = await homeOf(clydeside.representativeId)
  expect(html).toContain('You represent Region of clydeside')
  expect(html).toContain('Somebody is waiting for an answer')
  expect(links).toContain('/enquiries')
  expect(links).not.toContain('/office')
})

test('an enquirer who was promised an answer by now comes first, and is told apart from those who wait in time', async () => {
  const due = (day: string) => circle.owner.query('update enquiry set answer_due_on = $1', [day])
  await circle.owner.query('update enquiry set waiting_since = received_at')
  await due('2026-11-23')
  expect(wordsOf((await homeOf(clydeside.representativeId)).html)).not.toContain('waits too long')
  await due('2026-11-20')
  const words = wordsOf((await homeOf(clydeside.representativeId)).html)
  expect(words).toContain('Next stepSomebody waits too longThey were promised an answer by now.')
  expect(words).toContain('1 late')
  await due('2026-12-31')
})

test('a member who keeps the group’s money finds its purse', async () => {
  const office = randomUUID()
  const purse = `/groups/${clydeside.groupId}/money`
  await circle.owner.query('update treasurer set until = since where until is null')
  expect((await homeOf(clydeside.memberId)).links).not.toContain(purse)
  await circle.owner.query(
    `insert into treasurer (id, purse_id, person_id, since)
     select $1, id, $2, $3 from purse where group_id = $4`,
    [office, clydeside.memberId, circle.clock.now().toString(), clydeside.groupId],
  )
  const { html, links } = await homeOf(clydeside.memberId)
  expect(links).toContain(purse)
  expect(html).toContain('member and treasurer')
})

test('whoever is invited under their own address finds the invitation', async () => {
  const invited = await somebody('Isla Munro', 'invited@clydeside.example.org')
  const { html, links } = await homeOf(invited)
  expect(html).toContain('You are asked to lead clydeside')
  expect(links.some((href) => /^\/invitations\/[0-9a-f-]{36}$/.test(href))).toBe(true)
})

test('whoever has nothing yet is told what to do, and sees nothing of others', async () => {
  const { html, links } = await homeOf(await somebody('Rhona Lamb', 'rhona@example.org'))
  expect(html).toContain('You are in no group yet')
  expect(links).toEqual(expect.arrayContaining(['/groups', '/start']))
  expect(html).not.toContain('clydeside')
})

test('a visitor reads what Balint work is, and finds the three doors', async () => {
  const visitor = await clientOf(circle)
  const { html, status } = await visitor.get('/')
  expect(status).toBe(200)
  expect(linksOf(html)).toEqual(expect.arrayContaining(['/start', '/groups', '/lead', '/contact', '/about']))
  expect(html).not.toContain('<script')
  expect(html).not.toContain('signed out')
  expect((await visitor.get('/?signed-out')).html).toContain('You are signed out.')
  expect((await visitor.get('/about')).html).toContain('nothing about a patient is ever stored')
  expect((await visitor.get('/home')).location).toBe('/sign-in?next=%2Fhome')
})

test('a page that is not there says so and leads on', async () => {
  const { html, status } = await (await clientOf(circle)).get('/nothing-here')
  expect(status).toBe(404)
  expect(linksOf(html)).toEqual(expect.arrayContaining(['/', '/sign-in', '/contact?kind=something-else']))
})

describe('the first page', () => {
  const next = '2026-12-08T19:30:00Z'

  /** An open group whose only meeting is still ahead. */
  async function beginning(name: string, startsAt: string, { free = true, places = 8 } = {}) {
    const group = await writeOpenGroup(circle.owner, { name, mostMembers: places })
    await circle.owner.query('update fee_agreement set first_meeting_free = $2 where group_id = $1', [
      group.id,
      free,
    ])
    const termId = randomUUID()
    await circle.owner.query(
      `insert into term (id, group_id, first_on, every_weeks, start_time, length_minutes, time_zone, meetings, made_by, made_at)
       values ($1, $2, '2026-12-08', 2, '19:30', 90, 'Europe/London', 1, $3, '2026-11-01T10:00:00Z')`,
      [termId, group.id, group.leaderIds[0]],
    )
    const meetingId = randomUUID()
    await circle.owner.query(
      `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at)
       values ($1, $2, $3, 1, $4, $4::timestamptz + interval '90 minutes', '2026-11-01T10:00:00Z')`,
      [meetingId, group.id, termId, startsAt],
    )
    return { ...group, meetingId, termId }
  }
  const words = async () => wordsOf((await (await clientOf(circle)).get('/')).html)

  test('says what to do while no first meeting is announced', async () => {
    expect(await words()).toContain('None is announced just now')
  })

  test('shows the next first meetings that are free, with a place left, soonest first (R41, R72)', async () => {
    await beginning('Ness Wednesday', '2026-12-09T19:30:00Z')
    const tay = await beginning('Tay Tuesday', next, { places: 2 })
    await beginning('Forth Friday', '2026-12-04T19:30:00Z', { free: false })
    const shown = await words()
    expect(shown).toContain('Tay TuesdayOnline · LeithTuesday 8 December 2026, 19:30 to 21:002 places left')
    expect(shown.indexOf('Tay Tuesday')).toBeLessThan(shown.indexOf('Ness Wednesday'))
    expect(shown).not.toContain('Forth Friday')

    // Full, closed, or begun: it is gone.
    await circle.owner.query('update balint_group set opened_at = null where id = $1', [tay.id])
    expect(await words()).not.toContain('Tay Tuesday')
  })

  test('follows a first meeting that is moved or cancelled', async () => {
    const don = await beginning('Don Thursday', '2026-12-03T19:30:00Z')
    expect(await words()).toContain('Thursday 3 December 2026')
    await circle.owner.query(
      `update meeting set starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days' where id = $1`,
      [don.meetingId],
    )
    expect(await words()).toContain('Thursday 10 December 2026')
    await circle.owner.query('update meeting set cancelled_at = now() where id = $1', [don.meetingId])
    expect(await words()).not.toContain('Don Thursday')
    const visible = await circle.owner.query('select from first_meeting where group_id = $1', [don.id])
    expect(visible.rowCount).toBe(0)
  })

  test('shows no group that has met before, and no member of any', async () => {
    const dee = await beginning('Dee Monday', '2026-11-02T19:30:00Z')
    await circle.owner.query(
      `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at)
       values ($1, $2, $3, 2, '2026-12-07T19:30:00Z', '2026-12-07T21:00:00Z', now())`,
      [randomUUID(), dee.id, dee.termId],
    )
    expect(await words()).not.toContain('Dee Monday')
    expect(await words()).not.toContain('Ailsa Grant')
  })

  test('has the regions on a map, each a link', async () => {
    const { html } = await (await clientOf(circle)).get('/')
    expect(html).toContain('Map of the society’s regions')
    expect(linksOf(html)).toContain(`/regions/${clydeside.regionId}`)
  })
})

test('the third door says what leading takes, in words and with the usual fee (R16–R25, R36–R37, R74)', async () => {
  const { html, status } = await (await clientOf(circle)).get('/lead')
  expect(status).toBe(200)
  const words = wordsOf(html)
  for (const said of [
    'To have been a member',
    'Accredited, or on the way there',
    'psychodynamic',
    'A second leader, if you can',
    'members’ own profession',
    '15 minutes before and 20 minutes after',
    'Supervision',
    '£60–£75 an hour',
    'Decided by the Council',
  ])
    expect(words).toContain(said)
  expect(linksOf(html)).toEqual(
    expect.arrayContaining(['/contact?kind=become-leader', '/contact?kind=find-supervision', '/groups']),
  )
})

describe('the way around', () => {
  const headerOf = (html: string) => html.slice(html.indexOf('<header'), html.indexOf('</header>'))
  const footerOf = (html: string) => html.slice(html.indexOf('<footer'), html.indexOf('</footer>'))
  const doors = ['/start', '/groups', '/lead', '/contact']

  test('holds for the administrator the places of the office, and the visitor’s doors at the foot', async () => {
    const morag = await somebody('Morag Sinclair', 'morag.header@example.org')
    await circle.owner.query(
      `insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', $3)`,
      [randomUUID(), morag, circle.clock.now().toString()],
    )
    const { html } = await homeOf(morag)
    expect(linksOf(headerOf(html))).toEqual([
      '/home',
      '/home',
      '/enquiries',
      '/register',
      '/office',
      '/profile',
    ])
    expect(footerOf(html)).toContain('Public pages')
    expect(linksOf(footerOf(html))).toEqual([...doors, '/privacy', '/terms'])
  })

  test('holds for visitors and leaders the doors to begin with', async () => {
    const { html } = await homeOf(clydeside.leaderId)
    expect(linksOf(headerOf(html))).toEqual(['/home', '/home', ...doors, '/profile'])
    expect(headerOf(html)).toMatch(/<a href="\/profile"[^>]*>Your profile<\/a>/)
    expect(footerOf(html)).not.toContain('Public pages')
  })
})
