import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Participant, participant } from '../support/room/in-the-room.ts'
import { type Process, type Processes, startProcesses } from '../support/room/processes.ts'
import { type Relay, startRelay } from '../support/room/relay.ts'
import { type OnlineMeeting, writeOnlineMeeting } from '../support/rooms.ts'
import { until } from '../support/until.ts'

// One evening on which everything is cut once: Ailsa leads and Anna comes, through a relay alone, each at another
// process of the product, as people start it.

let circle: Circle
let browser: Browser
let relay: Relay
let processes: Processes
let [one, other]: Process[] = []
let meeting: OnlineMeeting
let room: string
let ailsa: Participant
let anna: Participant
let words: string

beforeAll(async () => {
  ;[circle, browser, relay] = await Promise.all([
    startCircle({ jobs: false }),
    openBrowser('camera'),
    startRelay(),
  ])
  processes = await startProcesses(circle, relay.settings)
  meeting = await writeOnlineMeeting(circle)
  room = `/meetings/${meeting.meetingId}/room`
  await circle.owner.query(
    'insert into room_choice (group_id, own_room, chosen_by, chosen_at) values ($1, true, $2, $3)',
    [meeting.id, meeting.leaderIds[0], String(circle.clock.now())],
  )
  one = await processes.start()
  const [leader = '', member = ''] = [meeting.leaderIds[0], meeting.members[0]?.personId]
  ailsa = await participant(processes.circle, browser, leader)
  anna = await participant(processes.circle, browser, member)
})
afterAll(async () => {
  await browser?.close()
  await processes?.close()
  await relay?.close()
  await circle?.close()
})

const pictures = () => Promise.all([ailsa.picturesFlow(1), anna.picturesFlow(1)])
const title = ({ page }: Participant) => page.locator('.middle-title').first()
const lost = ({ page }: Participant) => page.locator('.face-words', { hasText: 'reconnecting' })
const isBack = (who: Participant) =>
  title(who).filter({ hasText: 'Reconnecting…' }).waitFor({ state: 'detached' })

/** How many processes hold the lines of those who are in. */
const processesInUse = async () => {
  const { rows } = await circle.owner.query(
    `select count(distinct process_id)::int as many, count(*) filter (where lost_at is null)::int as lines
     from room_seat where room_id = $1 and standing = 'in'`,
    [meeting.roomId],
  )
  return rows[0] as { many: number; lines: number }
}

test('people at two processes see each other, through a relay alone where one of them wishes it', async () => {
  await ailsa.goIn(room)
  other = await processes.start()
  await anna.go(room)
  await anna.tick('Keep it from the others’ computers')
  await anna.enter()
  await ailsa.does(/^Admit Anna/)
  await pictures()
  words = await ailsa.words()
  expect(await anna.words()).toBe(words)
  expect(await processesInUse()).toEqual({ many: 2, lines: 2 })
  expect((await anna.receives()).map(({ relayed }) => relayed)).toEqual([true])
})

test('a path that is cut is said in the seat, the circle goes on over the line, and the picture comes back by itself', async () => {
  relay.cut()
  for (const each of [ailsa, anna]) await lost(each).waitFor()
  await ailsa.does('Begin the meeting')
  await ailsa.does(/^Next: /)
  await anna.does('Raise hand')
  await ailsa.sees('Wish to speak')
  relay.mend()
  for (const each of [ailsa, anna]) await lost(each).waitFor({ state: 'detached' })
  await pictures()
  expect(await ailsa.words()).toBe(words)
})

test('a process that is told to stop hands its people on to another, and nobody is missed', async () => {
  await one?.stop()
  await until(async () => {
    const { many, lines } = await processesInUse()
    return many === 1 && lines === 2
  }, 'both at the process that is left')
  await pictures()
  await anna.does('Raise hand')
  await ailsa.page.getByText('Wish to speak').waitFor({ state: 'detached' })
  await anna.does('Raise hand')
  await ailsa.sees('Wish to speak')
})

test('a server that is killed leaves voices and pictures alone; started again, it finds everything as it was', async () => {
  const phase = await title(anna).textContent()
  await ailsa.page.getByRole('button', { name: 'Choose Anna Bell' }).press('Enter')
  await ailsa.does('Presents now')
  await ailsa.sees('Anna Bell presents')
  await other?.kill()
  for (const each of [ailsa, anna]) await title(each).filter({ hasText: 'Reconnecting…' }).waitFor()
  await pictures()
  await processes.start()
  for (const each of [ailsa, anna]) await isBack(each)
  expect(await title(anna).textContent()).toBe(phase)
  await ailsa.sees('Anna Bell presents')
  await ailsa.sees('Wish to speak')
  await anna.does('Sit back')
  await ailsa.sees('Anna Bell listens')
  await pictures()
  expect(await anna.words()).toBe(words)
})

test('a ticket that was used opens nothing; whoever comes back within three minutes is in their seat at once', async () => {
  const { page } = anna
  let used: string | null = null
  // Every ticket after the first one is the first one.
  await page.route('**/tickets', async (route) => {
    const answer = await route.fetch()
    const ticket = await answer.json()
    used ??= ticket.secret
    await route.fulfill({ response: answer, json: { ...ticket, secret: used } })
  })
  await anna.goIn(room)
  await page.locator('.ring-area').waitFor()
  await anna.goIn(room)
  await anna.sees('This page has been open for too long')
  await page.unroute('**/tickets')
  await anna.does('Load the page again')
  await anna.enter()
  await page.locator('.ring-area').waitFor()
  await pictures()
})

test('whoever was sent out comes back to the waiting room, and in by name alone', async () => {
  await ailsa.page.getByRole('button', { name: 'Choose Anna Bell' }).press('Enter')
  await ailsa.does('Send out…')
  await ailsa.does(/^Send out$/)
  await anna.sees('A leader has taken you out of the room')
  expect(await anna.receives()).toEqual([])
  await anna.does('Wait at the door')
  await anna.enter()
  await anna.sees('You are in the waiting room')
  await ailsa.sees('Anna Bell (was sent out)')
  await ailsa.does(/^Admit Anna/)
  await pictures()
})
