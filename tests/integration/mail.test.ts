import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queueEmail } from '../../src/platform/mail/queue-email.ts'
import { sendEmail } from '../../src/platform/mail/send-email.ts'
import { refuse } from '../../src/shared/refusal.ts'
import { visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { until } from '../support/until.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

let circle: Circle
let group: WholeGroup

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z' })
  group = await writeWholeGroup(circle.owner, 'own', { open: true })
  await circle.owner.query('delete from email')
})
afterAll(() => circle.close())

const letterTo = (personId: string) =>
  circle.database.asViewer(visitor, async (db) => {
    const { rows } = await circle.owner.query('select id from preparatory_letter limit 1')
    await queueEmail(db, 'preparatory-letter', { to: { personId }, about: rows[0].id })
  })

const emails = async () =>
  (await circle.owner.query('select id, person_id, sent_at, dropped_at from email order by queued_at')).rows

describe('an email that was asked for', () => {
  test('is not sent when what caused it is refused', async () => {
    await circle.database.asViewer(visitor, async (db) => {
      await queueEmail(db, 'preparatory-letter', { to: { personId: group.memberId }, about: group.groupId })
      return refuse('changed-my-mind')
    })
    expect(await emails()).toEqual([])
  })

  test('is tried again when the mail server says to come back later, and arrives once', async () => {
    circle.mail.refuseNext(1)
    await letterTo(group.memberId)
    // The queue waits longer from try to try; the test does not.
    await until(async () => {
      await circle.owner.query('update graphile_worker._private_jobs set run_at = now() where attempts > 0')
      return circle.mail.to('member@own.example.org').length > 0
    }, 'the email after a refusal')
    await circle.settled()
    expect(circle.mail.to('member@own.example.org')).toHaveLength(1)
  })

  test('repeated after a crash, bears the same Message-ID, so that it is known as one', async () => {
    const { mailRoom } = circle
    await letterTo(group.leaderId)
    await circle.settled()
    const email = (await emails()).find((each) => each.person_id === group.leaderId)
    // As after a crash between the mail server's acceptance and our note of it.
    await circle.owner.query('update email set sent_at = null where id = $1', [email.id])
    await sendEmail(mailRoom, email.id)
    // The group was written a moment ago, and its jobs may have told the leader of something else.
    const letters = circle.mail
      .to('leader@own.example.org')
      .filter(({ subject }) => subject?.startsWith('Before our first meeting'))
    const ids = letters.map(({ messageId }) => messageId)
    expect(ids).toEqual([`<${email.id}@localhost>`, `<${email.id}@localhost>`])
  })

  test('once sent, is not sent again by a repeated job', async () => {
    const before = circle.mail.received.length
    for (const { id } of await emails()) await sendEmail(circle.mailRoom, id)
    expect(circle.mail.received).toHaveLength(before)
  })

  test('about what its recipient may not see is dropped, not sent', async () => {
    const stranger = await writeWholeGroup(circle.owner, 'foreign')
    await circle.owner.query("delete from email where template = 'x'")
    const before = circle.mail.received.length
    await letterTo(stranger.memberId)
    await until(
      async () => (await emails()).some(({ dropped_at: at }) => at !== null),
      'the email to be dropped',
    )
    expect(circle.mail.received).toHaveLength(before)
  })

  test('says that replies are not read, where to reply instead, and that no person wrote it', async () => {
    for (const mail of circle.mail.received) {
      expect(mail.text).toContain('Replies by email are not read')
      expect(mail.html).toContain('Reply here')
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
      expect(mail.from?.value[0]?.address).toBe('no-reply@example.org')
    }
  })
})
