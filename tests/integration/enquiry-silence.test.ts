import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noticeSilence } from '../../src/features/enquiries/commands/notice-silence.ts'
import { schedules } from '../../src/jobs.ts'
import { askForJob } from '../../src/platform/queue/ask-for-job.ts'
import { type EnquirySociety, enquirySociety } from '../support/enquiry-society.ts'
import { wordsOf } from '../support/forms.ts'

// Nobody is forgotten: after the society's limit of working days, with the public holidays of the region, the enquirer
// is told kindly, and the administrator is alarmed; once, however often it is looked for.

let society: EnquirySociety

beforeAll(async () => {
  // The Tuesday before Christmas: between it and the fifth working day lie a weekend and two or three holidays.
  society = await enquirySociety({ now: '2026-12-22T10:00:00Z' })
})
afterAll(() => society.close())

const notice = () =>
  noticeSilence(society.circle.database, society.circle.secrets, society.circle.clock.now())

const ask = (name: string, region: string) =>
  society.ask('something-else', { name, email: `${name}@example.org`, region, message: 'Is anybody there?' })

const to = (name: string) => society.circle.mail.to(`${name}@example.org`).map(({ subject }) => subject)

describe('the promised day', () => {
  test('lies five working days on, past a weekend and the holidays of the region', async () => {
    // North West: not the 25th (Christmas), 26th and 27th (weekend), 28th (in lieu of Boxing Day), 1 January, 2 and 3
    // (weekend): 23, 24, 29, 30, 31 December.
    await ask('isla', society.regions.northWest)
    expect(wordsOf((await society.visitor.get(await society.pageOf('isla@example.org'))).html)).toContain(
      'One of us answers by Thursday 31 December 2026',
    )
    expect(society.circle.mail.to('isla@example.org')[0]?.text?.replaceAll('\n', ' ')).toContain(
      'by Thursday 31 December 2026',
    )
  })

  test('is another where the holidays are', async () => {
    society.circle.clock.set('2026-12-24T10:00:00Z')
    // Scotland keeps the 2nd of January, on the Monday that follows this year: 29, 30, 31 December, 5, 6 January.
    const scottish = await ask('jonas', society.regions.scotland)
    const english = await ask('kezia', society.regions.northWest)
    const due = async (id: string) =>
      (await society.circle.owner.query('select answer_due_on::text as on from enquiry where id = $1', [id]))
        .rows[0].on
    expect(await due(scottish)).toBe('2027-01-06')
    expect(await due(english)).toBe('2027-01-05')
  })

  test('counts the days that the society itself has added', async () => {
    await society.circle.owner.query(
      `insert into region_holiday (id, region_id, held_on, name, is_observed, changed_at)
       values (gen_random_uuid(), $1, '2026-12-29', 'The office is closed', true, now())`,
      [society.regions.wales],
    )
    const id = await ask('liam', society.regions.wales)
    const { rows } = await society.circle.owner.query(
      'select answer_due_on::text as on from enquiry where id = $1',
      [id],
    )
    expect(rows[0].on).toBe('2027-01-06')
  })
})

describe('silence', () => {
  test('is not noticed on the last day that is in time', async () => {
    society.circle.clock.set('2026-12-31T23:00:00Z')
    expect(await notice()).toEqual({ noticed: 0 })
  })

  test('is told to the enquirer and to the administrator once, though two look for it at once and again', async () => {
    society.circle.clock.set('2027-01-01T09:00:00Z')
    const outcomes = await Promise.all([notice(), notice(), notice()])
    expect(outcomes.reduce((sum, { noticed }) => sum + noticed, 0)).toBe(1)
    expect(await notice()).toEqual({ noticed: 0 })
    await society.circle.settled()
    expect(to('isla')).toEqual(['We have your enquiry', 'Your answer takes longer than we said'])
    expect(society.subjectsTo('morag').filter((subject) => subject.startsWith('Nobody'))).toEqual([
      'Nobody has answered isla yet',
    ])
    const late = society.circle.mail.to('isla@example.org').at(-1)
    expect(late?.text).toContain('we are sorry')
    expect(late?.text).toContain('Reply here')
    expect(late?.text).not.toContain('morag')
    // Those who were not overdue have heard nothing.
    expect(to('kezia')).toEqual(['We have your enquiry'])
  })

  test('is said on the enquirer’s own page, and in the lists and the story of those in charge', async () => {
    const own = await society.pageOf('isla@example.org')
    expect(wordsOf((await society.visitor.get(own)).html)).toContain('and we are late: we are sorry')
    expect(wordsOf((await society.as.morag.get('/enquiries')).html)).toContain('Answer: overdue')
    const id = (await society.circle.owner.query(`select enquiry_id from enquiry_step`)).rows[0].enquiry_id
    expect(wordsOf((await society.as.omar.get(`/enquiries/${id}`)).html)).toContain(
      'Nobody had answered by the promised day',
    )
  })

  test('is noticed anew when somebody who was answered waits in vain once more', async () => {
    const id = (await society.circle.owner.query(`select enquiry_id from enquiry_step`)).rows[0].enquiry_id
    await society.as.omar.submit(`/enquiries/${id}`, { body: 'I am sorry. Here I am.' })
    await society.visitor.submit(await society.pageOf('isla@example.org'), { body: 'So how do we begin?' })
    society.circle.clock.set('2027-01-20T09:00:00Z')
    // This time by the queue, as it happens every hour of the day.
    expect(schedules.map(({ task }) => task)).toContain('enquiries.notice-silence')
    await askForJob(society.circle.database.jobs, 'enquiries.notice-silence', {})
    await society.circle.settled()
    expect(to('isla').filter((subject) => subject?.startsWith('Your answer takes'))).toHaveLength(2)
  })

  test('leaves nothing behind when the emails about it cannot be asked for', async () => {
    const id = await ask('mina', society.regions.northWest)
    society.circle.clock.set('2027-02-10T09:00:00Z')
    const { owner } = society.circle
    await owner.query('alter function ask_for_job(text, jsonb, timestamptz, text) rename to ask_for_job_away')
    await expect(notice()).rejects.toThrow()
    await owner.query('alter function ask_for_job_away(text, jsonb, timestamptz, text) rename to ask_for_job')
    const steps = () =>
      owner.query(`select count(*)::int as count from enquiry_step where enquiry_id = $1`, [id])
    expect((await steps()).rows[0].count).toBe(0)
    await notice()
    expect((await steps()).rows[0].count).toBe(1)
    await society.circle.settled()
    expect(to('mina')).toHaveLength(2)
  })

  test('of a concern alarms its one reader, and never the administrator', async () => {
    await society.ask('concern', {
      name: 'Oona',
      email: 'oona@example.org',
      standing: 'member',
      wish: 'advice',
      message: 'It worries me.',
    })
    await society.circle.settled()
    const before = society.subjectsTo('morag').length
    society.circle.clock.set('2027-03-10T09:00:00Z')
    await notice()
    await society.circle.settled()
    expect(to('oona')).toEqual(['We have your enquiry', 'Your answer takes longer than we said'])
    expect(society.subjectsTo('ottilie')).toEqual([
      'Something for you to read, in confidence',
      'Somebody still waits for your word',
    ])
    expect(society.subjectsTo('morag')).toHaveLength(before)
  })

  test('is not told of what was answered, closed or settled in time', async () => {
    const answered = await ask('noel', society.regions.scotland)
    const closed = await ask('pia', society.regions.scotland)
    await ask('quinn', society.regions.scotland)
    await society.as.ewan.submit(`/enquiries/${answered}`, { body: 'Here I am.' })
    await society.as.ewan.submit(`/enquiries/${closed}`, { outcome: 'passed-on' }, /closure$/)
    await society.visitor.submit(await society.pageOf('quinn@example.org'), {}, /closure$/)
    society.circle.clock.set('2027-04-10T09:00:00Z')
    expect(await notice()).toEqual({ noticed: 0 })
    await society.circle.settled()
    for (const name of ['noel', 'pia', 'quinn']) {
      expect(to(name), name).not.toContain('Your answer takes longer than we said')
    }
  })
})
