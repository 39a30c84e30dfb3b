import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { participant } from '../support/room/in-the-room.ts'
import { type OnlineMeeting, writeOnlineMeeting } from '../support/rooms.ts'
import { until } from '../support/until.ts'

// A member's check before a meeting, in a browser with a synthetic camera and microphone, and what the leaders read of it.

let circle: Circle
let browser: Browser
let group: OnlineMeeting
beforeAll(async () => {
  ;[circle, browser] = await Promise.all([startCircle({ listen: true, jobs: false }), openBrowser('camera')])
  group = await writeOnlineMeeting(circle, { members: 1 })
  await circle.owner.query(
    'insert into room_choice (group_id, own_room, chosen_by, chosen_at) values ($1, true, $2, $3)',
    [group.id, group.leaderIds[0], String(circle.clock.now())],
  )
})
afterAll(async () => {
  await browser?.close()
  await circle?.close()
})

test('a member tells the leaders how the check went, what changes follows, and it can be taken back', async () => {
  const ailsa = await clientOf(circle, group.leaderIds[0])
  const read = async () => wordsOf((await ailsa.get(`/groups/${group.id}/meetings/${group.meetingId}`)).html)
  const leaderReads = (words: string) =>
    until(async () => (await read()).includes(words), `the leader’s page says “${words}”`)
  const anna = await participant(circle, browser, group.members[0]?.personId ?? '')
  await anna.go(`/meetings/${group.meetingId}/room`)
  await anna.sees('It helps your leaders to know beforehand what does not work.')
  await anna.sees('We hear you.')
  // Good or not: a busy machine is what it is.
  await anna.sees('What was measured')
  expect(await read()).toContain('Nobody has told theirs yet')
  await anna.does('Tell my leaders')
  await anna.sees(/They read of you: .*; sound not tried\./)
  await anna.look()
  await leaderReads('sound not tried')
  expect(await read()).not.toContain('a small screen')

  await anna.page.setViewportSize({ width: 600, height: 360 })
  await anna.sees('This window is small. Make it as large as your screen')
  await leaderReads('a small screen; sound not tried')
  await anna.page.setViewportSize({ width: 1280, height: 900 })
  await until(async () => !(await read()).includes('a small screen'), 'the screen is large again')

  await anna.does('Take it back')
  await anna.sees('They would read whether each of these works, and nothing else')
  await leaderReads('Nobody has told theirs yet')
})
