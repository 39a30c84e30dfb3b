import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { writeSeatedGroup } from '../support/circle-of.ts'
import { clientOf } from '../support/client.ts'
import { type Participant, participant } from '../support/room/in-the-room.ts'
import { cookiesOf, ticketFor } from '../support/screens.ts'
import { until } from '../support/until.ts'

// The evening of a first meeting: Ailsa and Tom lead, Anna and Ben come; each in a browser with a synthetic camera and
// microphone (which beeps each second), and picture and sound really go from one to the other.

let circle: Circle
let browser: Browser
let group: Awaited<ReturnType<typeof writeSeatedGroup>>
let meetingId: string
let room: string
let ailsa: Participant
let tom: Participant
let anna: Participant
let ben: Participant
let everybody: Participant[]

beforeAll(async () => {
  ;[circle, browser] = await Promise.all([startCircle({ listen: true, jobs: false }), openBrowser('camera')])
})
beforeAll(async () => {
  group = await writeSeatedGroup(circle, { members: 3, mode: 'online' })
  ;({ meetingId, room } = await meetingIn(group, 30))
  await circle.owner.query('insert into profile (person_id, phone, changed_at) values ($1, $2, $3)', [
    group.leaderIds[0],
    '0131 496 0101',
    String(circle.clock.now()),
  ])
  everybody = await Promise.all(
    [...group.leaderIds, member(0), member(1)].map((personId) => participant(circle, browser, personId)),
  )
  ;[ailsa, tom, anna, ben] = everybody as [Participant, Participant, Participant, Participant]
})
afterAll(async () => {
  await browser?.close()
  await circle?.close()
})

const member = (nth: number) => group.members[nth]?.personId ?? ''

/** The group's first meeting, so many minutes from now, in the product's own room. */
async function meetingIn(of: typeof group, minutes: number) {
  const [meeting] = of.meetings
  if (!meeting) throw new Error('a meeting')
  const startsAt = circle.clock.now().add({ minutes })
  await circle.owner.query('update meeting set starts_at = $2, ends_at = $3 where id = $1', [
    meeting.id,
    String(startsAt),
    String(startsAt.add({ minutes: 90 })),
  ])
  await circle.owner.query(
    'insert into room_choice (group_id, own_room, chosen_by, chosen_at) values ($1, true, $2, $3)',
    [of.id, of.leaderIds[0], String(circle.clock.now())],
  )
  return { meetingId: meeting.id, room: `/meetings/${meeting.id}/room` }
}

const roomId = async () =>
  (await circle.owner.query(`select id from room where kind = 'meeting' and subject_id = $1`, [meetingId]))
    .rows[0]?.id as string

describe('the evening of a first meeting', () => {
  test('a member who comes early is told when, and looks whether everything works; leaders come in before', async () => {
    await anna.go(room)
    await anna.sees('You are early')
    await anna.sees('0131 496 0101')
    await ailsa.goIn(room)
    await ailsa.sees('Before we begin')
    await ailsa.look()
  })

  test('members come by the check to the waiting room, see that they are seen and what is planned', async () => {
    circle.clock.set(String(circle.clock.now().add({ minutes: 22 })))
    await Promise.all([anna.goIn(room), ben.goIn(room)])
    for (const each of [anna, ben]) {
      await each.sees('You are in the waiting room. A leader sees that you are here and will let you in.')
      await each.sees('0131 496 0101')
    }
    await anna.look()
    await ailsa.sees('2 people wait')
    await tom.goIn(room)
    expect(await anna.receives()).toEqual([])
  })

  test('let in, everybody sees everybody in the same seat, and all screens show the same three words', async () => {
    await ailsa.does(/^Admit Anna/)
    await ailsa.sees('One person waits')
    await ailsa.does(/^Admit Ben/)
    for (const each of everybody) await each.picturesFlow(3)
    const words = await sameWords(everybody)
    expect(words.split(' ')).toHaveLength(3)
    const seats = await Promise.all(
      everybody.map(({ page }) => page.locator('.seats .name').allTextContents()),
    )
    expect(seats[0]).toHaveLength(4)
    for (const order of seats) expect(order).toEqual(seats[0])
    for (const each of everybody) {
      await each.sees('Anna Bell')
      await each.sees('0131 496 0101')
      await each.look()
    }
  })

  test('it begins when a leader says so, and goes on by hand: members see the phase, leaders the minutes', async () => {
    circle.clock.set(String(circle.clock.now().add({ minutes: 10 })))
    await ailsa.does('Begin the meeting')
    await anna.page.locator('.middle-title', { hasText: 'Before we begin' }).waitFor({ state: 'detached' })
    const first = await anna.page.locator('.middle-title').first().textContent()
    await ailsa.does(/^Next: /)
    await until(
      async () => (await anna.page.locator('.middle-title').first().textContent()) !== first,
      'the next phase on a member’s screen',
    )
    expect(await anna.page.getByText(/of \d+ minutes/).count()).toBe(0)
    await ailsa.sees(/of \d+ minutes/)
  })

  test('whoever tells sits back: softened, and really silent to all others, until they return', async () => {
    await ailsa.page.getByRole('button', { name: 'Choose Anna Bell' }).press('Enter')
    await ailsa.does('Presents now')
    await ben.sees('presents')
    await tom.hears(['Ailsa Grant', 'Anna Bell', 'Ben Okri'])
    await anna.does('Sit back')
    for (const each of everybody) await each.page.locator('.name-notes', { hasText: 'listens' }).waitFor()
    await anna.page.locator('[aria-pressed=false]', { hasText: 'Microphone' }).waitFor()
    await nothingIsHeardOfAnna(ailsa, ['Tom Reid', 'Ben Okri'])
    await nothingIsHeardOfAnna(tom, ['Ailsa Grant', 'Ben Okri'])
    await nothingIsHeardOfAnna(ben, ['Ailsa Grant', 'Tom Reid'])
    await ben.look()
    await anna.does('Come back')
    await ben.page.locator('.name-notes', { hasText: 'listens' }).first().waitFor({ state: 'detached' })
    await anna.page.getByRole('button', { name: 'Microphone' }).click()
    await ben.hears(['Anna Bell'])
    for (const each of everybody) await each.picturesFlow(3)
  })

  test('signals are seen by all, in their order by the leaders; roles are swapped in the open', async () => {
    await ben.does('Raise hand')
    await anna.does('Raise hand')
    await ailsa.sees('Wish to speak')
    const order = () =>
      ailsa.page
        .getByRole('list', { name: /In the order/ })
        .getByRole('listitem')
        .allTextContents()
    await until(async () => (await order()).length === 2, 'two signals')
    expect((await order()).map((row) => /Anna|Ben/.exec(row)?.[0])).toEqual(['Ben', 'Anna'])
    await ben.does('Can’t hear')
    await anna.page.locator('.seat-signal', { hasText: 'can’t hear' }).waitFor()
    await ben.does('Back in a moment')
    await tom.page.locator('.seat-signal', { hasText: 'back in a moment' }).waitFor()
    const moderators = (who: Participant) =>
      who.page.locator('.seat', { hasText: 'moderator' }).locator('.name').allTextContents()
    const [was] = await moderators(ben)
    await tom.does('Swap')
    await until(async () => (await moderators(ben))[0] !== was, 'another moderator')
  })

  test('a second tab of the same person takes over, and the first one says so', async () => {
    const second = await anna.page.context().newPage()
    await second.goto(room)
    await second.getByRole('button', { name: 'Go to the waiting room' }).click()
    await anna.sees('You are in the room somewhere else')
    await anna.look()
    await second.locator('.ring-area').waitFor()
    await second.close()
    await anna.does('Take my place here')
    await anna.enter()
    await anna.page.locator('.ring-area').waitFor()
    for (const each of everybody) await each.picturesFlow(3)
    await sameWords(everybody)
  })

  test('a leader who leaves is a chair for the others, and the circle goes on', async () => {
    await tom.does('Leave')
    await tom.sees('You have left the room')
    await tom.follows('What comes next')
    await tom.sees('For you who lead')
    for (const each of [ailsa, anna, ben]) {
      await each.page.locator('.seats .chair', { hasText: 'Tom Reid' }).getByText('not here').waitFor()
      await each.picturesFlow(2)
    }
    await sameWords([ailsa, anna, ben])
  })

  test('someone who is taken out of the group is out within two seconds', async () => {
    await circle.owner.query('update membership set left_at = $2 where id = $1', [
      group.members[1]?.membershipId,
      String(circle.clock.now()),
    ])
    const began = performance.now()
    await Promise.all([
      ben.page.getByText('The room is closed for you here').waitFor(),
      ...[ailsa, anna].map(({ page }) =>
        page.locator('.seats .name', { hasText: 'Ben' }).waitFor({ state: 'detached' }),
      ),
    ])
    expect(performance.now() - began).toBeLessThan(2_000)
    for (const each of [ailsa, anna]) await each.picturesFlow(1)
  })

  test('the leader ends it: members are led to what comes next, leaders to debrief and attendance', async () => {
    await ailsa.does('End the meeting…')
    await ailsa.does('End it for everybody')
    for (const each of [ailsa, anna]) await each.sees('The meeting is over')
    await anna.look()
    await anna.follows('What comes next')
    await anna.sees('The next meeting')
    await ailsa.follows('What comes next')
    await ailsa.press('Go to your debrief room')
    await Promise.all([
      ailsa.goIn(`/meetings/${meetingId}/debrief-room`),
      tom.goIn(`/meetings/${meetingId}/debrief-room`),
    ])
    for (const each of [ailsa, tom]) await each.picturesFlow(1)
    await sameWords([ailsa, tom])
    expect(
      (await (await clientOf(circle, member(0))).get(`/meetings/${meetingId}/debrief-room`)).status,
    ).toBe(404)
  })

  test('attendance stands ready from who was in the room', async () => {
    circle.clock.set(String(circle.clock.now().add({ minutes: 100 })))
    await ailsa.go(`/groups/${group.id}/meetings/${meetingId}/attendance`)
    await ailsa.sees('Proposed from the online room')
    const chosen = (personId: string) =>
      ailsa.page.locator(`input[name="state-${personId}"]:checked`).getAttribute('value')
    expect(await chosen(member(0))).toBe('present')
    expect(await chosen(member(2))).toBe('absent')
    await ailsa.does('Save attendance')
    await ailsa.sees(/^Saved: /)
  })
})

describe('who does not come in', () => {
  test('a member of another group finds nothing there, and gets no ticket', async () => {
    const other = await writeSeatedGroup(circle, { members: 1, mode: 'online' })
    const personId = other.members[0]?.personId ?? ''
    expect((await (await clientOf(circle, personId)).get(room)).status).toBe(404)
    const cookie = await cookiesOf(circle, { personId })
    expect((await ticketFor(circle, await roomId(), cookie)).status).toBe(404)
  })

  test('on a phone one reads why a computer is needed, and goes on only if the group allows it', async () => {
    circle.clock.set(Temporal.Now.instant())
    group = await writeSeatedGroup(circle, { members: 1, mode: 'online' })
    ;({ meetingId, room } = await meetingIn(group, 5))
    const phone = await participant(circle, browser, member(0), {
      viewport: { width: 390, height: 844 },
      screen: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    })
    await phone.go(room)
    await phone.sees('Please come with a computer or a laptop')
    expect(await phone.page.getByRole('button', { name: 'Go on with this phone' }).count()).toBe(0)
    await circle.owner.query('update room_choice set phones_allowed = true where group_id = $1', [group.id])
    await phone.go(room)
    await phone.does('Go on with this phone')
    await phone.page.getByRole('button', { name: 'Go to the waiting room' }).waitFor()
    await phone.look()
  })
})

async function sameWords(people: readonly Participant[]): Promise<string> {
  let last: string[] = []
  await until(async () => {
    last = await Promise.all(people.map((each) => each.words()))
    return new Set(last).size === 1
  }, 'the same three words')
  return last[0] ?? ''
}

/** While each of these is heard anew, from one beep to the next, there is no sound at all from Anna's place. */
async function nothingIsHeardOfAnna(listener: Participant, others: readonly string[]): Promise<void> {
  const ofAnna = async () =>
    (await listener.receives()).find(({ from }) => from === 'Anna Bell')?.energy ?? Number.NaN
  // What was on its way dies away.
  await until(async () => {
    const before = await ofAnna()
    await listener.page.waitForTimeout(500)
    return (await ofAnna()) === before
  }, 'the last of Anna’s voice')
  const before = await ofAnna()
  await Promise.all([listener.hears(others), listener.page.waitForTimeout(1_300)])
  expect((await ofAnna()) - before).toBe(0)
}
