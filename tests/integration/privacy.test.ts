import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishAndTell, publishNotice } from '../../src/features/privacy/commands/publish-notice.ts'
import { retention } from '../../src/features/retention/rules/retention.ts'
import type { ViewerDb } from '../../src/platform/database/database.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { foundedSociety, giveOffice, personIdOf } from '../support/office.ts'

// The privacy notice and the papers: they say what the program does and what the society has set, and people are told of a change.

let circle: Circle
let morag: Client
let visitor: Client
const papers = '/office/data-protection'
const officePages = [papers, '/office/record-of-processing', '/office/impact-assessment']

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-23T09:00:00Z' })
  morag = await foundedSociety(circle)
  visitor = await clientOf(circle)
})
afterAll(() => circle.close())

const words = async (client: Client, path: string) => wordsOf((await client.get(path)).html)
const night = () => publishAndTell(circle.house, circle.clock.now())
const editions = async () => (await circle.owner.query('select number from notice_edition')).rowCount
const told = async (subject: RegExp, to: string) => {
  await circle.settled()
  return circle.mail.to(to).filter((mail) => subject.test(mail.subject ?? ''))
}

describe('the privacy notice', () => {
  test('is for everybody, at the foot of every page, and says the short of it first', async () => {
    expect((await visitor.get('/groups')).html).toContain('href="/privacy"')
    const notice = await words(visitor, '/privacy')
    expect(notice.indexOf('In short')).toBeLessThan(notice.indexOf('What is kept, why, and how long'))
    expect(notice).toContain('Northfield Balint Society')
  })

  test('names every kind of the table with its period', async () => {
    const notice = await words(visitor, '/privacy')
    for (const { what } of retention) expect(notice).toContain(what)
    expect(notice).toContain('6 weeks from the meeting')
  })

  test('says what stays in the backups, where data comes from, and who else has a hand in it', async () => {
    const without = await words(visitor, '/privacy')
    expect(without).toContain('The program makes no copies of it')
    expect(without).toContain('From the society’s own lists')
    expect(without).toContain('Who runs the server has not been said yet.')
    expect(without).toContain('The other browsers of that meeting learn your network address')
    const { backupsKept } = circle.house
    circle.house.backupsKept = 30
    for (const path of ['/privacy', '/office/record-of-processing'])
      expect(await words(morag, path), path).toContain('the newest 30 copies are kept')
    circle.house.backupsKept = backupsKept
  })

  test('names the law and the authority of where the regions are', async () => {
    const notice = await words(visitor, '/privacy')
    expect(notice).toContain('UK GDPR')
    expect(notice).toContain('the Information Commissioner’s Office (ICO)')
    // The twelve regions include the Republic of Ireland (R79).
    expect(notice).toContain('the Data Protection Commission (DPC) of Ireland')
    await circle.owner.query(`update region set ended_at = now() where holiday_calendar = 'ireland'`)
    expect(await words(visitor, '/privacy')).not.toContain('DPC')
    await circle.owner.query(`update region set ended_at = null where holiday_calendar = 'ireland'`)
  })

  test('is led to from every form by which somebody says who they are', async () => {
    for (const path of ['/contact?kind=something-else', '/waiting-list', '/sign-in'])
      expect(await words(visitor, path), path).toContain('Who reads this, and when it is deleted')
  })
})

describe('who answers', () => {
  const said = {
    contact: 'The society’s secretary',
    email: 'data@northfield.example.org',
    address: '1 High Street\nNorthfield',
    hostedBy: '',
    serverPlace: 'Manchester, United Kingdom',
    mailCarrier: 'Fell Post Ltd',
    transfers: '',
    representative: '2 Quay Street\nDublin',
  }

  test('is asked for by the administrator’s page until it is said', async () => {
    await night()
    expect(await editions()).toBe(1)
    expect(await words(morag, papers)).toContain('The privacy notice names nobody yet')
    const empty = await morag.submit(papers, { contact: '', email: 'nothing' })
    expect(empty.status).toBe(422)
  })

  test('stands in the notice at once, with the day on which it changed and what changed', async () => {
    circle.clock.set('2026-11-25T09:00:00Z')
    const saved = await morag.submit(papers, said)
    expect(saved.location).toBe(`${papers}?saved`)
    const notice = await words(visitor, '/privacy')
    expect(notice).toContain('The society’s secretary')
    expect(notice).toContain('The data is stored here: Manchester, United Kingdom')
    expect(notice).toContain('We run the server ourselves')
    expect(notice).toContain('Fell Post Ltd carries our emails')
    // Groups of two laws: one who stands for the society where it has no seat.
    expect(await words(morag, papers)).toContain('Your representative in the EU')
    expect(notice).toContain('2 Quay Street')
    expect(notice).toContain('It last changed on Wednesday 25 November 2026')
    expect(notice).toContain('Who answers questions about data: The society’s secretary.')
    expect(await words(morag, '/office/changes')).toContain(
      'Where the data is stored: Manchester, United Kingdom',
    )
  })

  test('saved again without a change is no other edition', async () => {
    expect((await morag.submit(papers, said)).location).toBe(papers)
    await night()
    expect(await editions()).toBe(2)
  })

  test('another company that runs the server makes the terms a processor’s', async () => {
    expect(await words(visitor, '/terms')).toContain('The society runs the server itself')
    await morag.submit(papers, { ...said, hostedBy: 'Fell Hosting Ltd' })
    const terms = await words(visitor, '/terms')
    expect(terms).toContain('What Fell Hosting Ltd promises the society')
    expect(terms).toContain('it is the processor')
    expect(await words(visitor, '/privacy')).toContain('Fell Hosting Ltd runs the server for us')
    await morag.submit(papers, {
      ...said,
      hostedBy: 'Fell Hosting Ltd',
      transfers: 'Emails are stored in Norway, under its adequacy decision.',
    })
    expect(await words(visitor, '/privacy')).toContain('Emails are stored in Norway')
  })
})

describe('a change', () => {
  const subject = /privacy notice .* has changed/

  test('is told by email once, and on the first page until it is read', async () => {
    await circle.owner.query(
      `insert into person (id, name, email, created_at)
       values (somebody_gone(), 'Somebody who has left', 'somebody@erased.invalid', '2026-01-01')`,
    )
    circle.clock.set('2026-11-26T09:00:00Z')
    await night()
    await night()
    // Who stands for all who are gone reads nothing.
    expect(await told(subject, 'somebody@erased.invalid')).toEqual([])
    const [email, ...further] = await told(subject, 'morag@example.org')
    expect(further).toEqual([])
    expect(email?.text).toContain('Who runs the server: Fell Hosting Ltd.')
    // Whatever changed since people were last told, not the newest change alone.
    expect(email?.text).toContain('Who carries the emails: Fell Post Ltd.')
    expect(await words(morag, '/home')).toContain('The privacy notice has changed')
    await morag.submit('/privacy', {}, '/privacy/reading')
    expect(await words(morag, '/home')).not.toContain('The privacy notice has changed')
    expect(await words(morag, '/privacy')).not.toContain('I have read it')
  })

  test('of a period that the society sets is one, with what it was', async () => {
    await morag.submit('/office/settings', { debriefWeeks: '4' })
    expect(await words(visitor, '/privacy')).toContain(
      '4 weeks from the meeting; it was 6 weeks from the meeting',
    )
    expect(await words(morag, '/home')).toContain('The privacy notice has changed')
  })

  test('is not told of the same hour, so that several make one email', async () => {
    await night()
    expect(await told(subject, 'morag@example.org')).toHaveLength(1)
    circle.clock.set('2026-11-27T09:00:00Z')
    await night()
    expect(await told(subject, 'morag@example.org')).toHaveLength(2)
  })

  test('is nothing to whoever came after it', async () => {
    circle.clock.set('2026-11-28T09:00:00Z')
    const una = await giveOffice(circle, morag, 'administrator', 'Una Grey', 'una@example.org')
    expect(await words(una, '/home')).not.toContain('The privacy notice has changed')
    await night()
    expect(await told(subject, 'una@example.org')).toEqual([])
  })
})

describe('the papers', () => {
  test('the record names every purpose with its data, periods, readers and measures', async () => {
    const record = await words(morag, '/office/record-of-processing')
    for (const { what } of retention) expect(record).toContain(what)
    expect(record).toContain('as it stood on Saturday 28 November 2026')
    expect(record).toContain('Security measures (article 32)')
    expect(record).toContain('legal duty, article 6(1)(c)')
  })

  test('the impact assessment says that it is a draft, what is done, and what is to be answered by hand', async () => {
    const { html } = await morag.get('/office/impact-assessment')
    expect(wordsOf(html)).toContain('This is a draft until the society has answered and signed it')
    expect(wordsOf(html)).toContain('Somebody reads what is not theirs to read.')
    expect(wordsOf(html)).toContain('Who signs this, on which day')
    expect(html).not.toContain('<textarea')
  })

  test('are the administrators’ alone; a change is nobody else’s either', async () => {
    const council = await giveOffice(circle, morag, 'council', 'Cleo North', 'cleo@example.org')
    for (const path of officePages) {
      expect((await council.get(path)).status, path).toBe(404)
      expect((await visitor.get(path)).location, path).toContain('/sign-in')
    }
    expect((await council.post(papers, '')).status).toBe(404)
    const id = await personIdOf(circle, 'cleo@example.org')
    const asCleo = <T>(work: (db: ViewerDb) => Promise<T>) =>
      circle.database.asViewer({ ...personAlone(id), council: true }, work)
    // The database says the same with the page's own check out of the way.
    await expect(asCleo(publishNotice)).rejects.toThrow()
    expect(await asCleo((db) => db.selectFrom('notice_told').selectAll().execute())).toEqual([])
  })
})
