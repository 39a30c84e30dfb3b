import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeFormKey } from '../../src/platform/web/form-key.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { writeWholeGroup } from '../support/whole-group.ts'

let circle: Circle
let visitor: Client

beforeAll(async () => {
  circle = await startCircle({ jobs: false, now: '2026-11-10T10:00:00Z' })
  await writeWholeGroup(circle.owner, 'own')
  visitor = await clientOf(circle)
})
afterAll(() => circle.close())

const enquiry = (message: string) => ({
  name: 'Nell Ash',
  email: 'nell@example.org',
  region: 'none',
  kind: 'start-online',
  message,
})
const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  visitor.post('/contact', new URLSearchParams(fields), { ...form, ...headers })
const enquiries = async () =>
  (await circle.owner.query("select message from enquiry where message <> 'May we?' order by received_at"))
    .rows

/** Two enquiries that come at once each hold what the other needs next, as two who change the same rows in other orders do. */
async function tieKnot(): Promise<void> {
  await circle.owner.query(`
    create table knot (side text primary key, n int not null);
    insert into knot values ('left', 0), ('right', 0);
    -- Counts what is rolled back as well.
    create sequence knot_arrival;
    create function tie() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if new.message not in ('left', 'right') then return new; end if;
      update knot set n = n + 1 where side = new.message;
      perform nextval('knot_arrival');
      while (select last_value < 2 from knot_arrival) loop perform pg_sleep(0.005); end loop;
      update knot set n = n + 1 where side <> new.message;
      return new;
    end $$;
    create trigger tie before insert on enquiry for each row execute function tie();`)
}

describe('a form', () => {
  test('clicked twice makes one of everything, and leads to the same place', async () => {
    const body = { ...enquiry('One'), _key: makeFormKey(circle.secrets, null) }
    const answers = await Promise.all([post(body), post(body), post(body)])
    expect(answers.map(({ status, location }) => `${status} ${location}`)).toEqual(
      Array(3).fill('303 /contact/sent'),
    )
    expect(await enquiries()).toEqual([{ message: 'One' }])
  })

  test('sent again with other words after going back is asked about, and nothing is lost', async () => {
    const _key = makeFormKey(circle.secrets, null)
    await post({ ...enquiry('Two'), _key })
    const again = await post({ ...enquiry('Three'), _key })
    expect(again.status).toBe(409)
    expect(again.html).toContain('Three')
    expect(wordsOf(again.html)).toContain('You sent this form before with other words')
    expect((await enquiries()).map(({ message }) => message)).toEqual(['One', 'Two'])
  })

  test('made by another site or for another session does nothing', async () => {
    const before = await enquiries()
    const _key = makeFormKey(circle.secrets, 'another session')
    expect((await post({ ...enquiry('Four'), _key })).status).toBe(403)
    expect((await post({ ...enquiry('Four'), _key: 'made.up' })).status).toBe(403)
    const good = makeFormKey(circle.secrets, null)
    const foreign = await post(
      { ...enquiry('Four'), _key: good },
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example.org' },
    )
    expect(foreign.status).toBe(403)
    expect(await enquiries()).toEqual(before)
  })

  test('that waits for another one, which waits for it, is done all the same, and so is the other', async () => {
    const ask = (message: string) =>
      post({ ...enquiry(message), email: `${message}@example.org`, _key: makeFormKey(circle.secrets, null) })
    await tieKnot()
    const answers = await Promise.all([ask('left'), ask('right')])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const asked = (await enquiries()).map(({ message }) => message)
    expect(asked.filter((message) => ['left', 'right'].includes(message)).sort()).toEqual(['left', 'right'])
    // Two came, and whoever PostgreSQL sent back came again.
    const { rows } = await circle.owner.query('select last_value::int as arrivals from knot_arrival')
    expect(rows).toEqual([{ arrivals: 3 }])
  })

  test('of very many fields is turned away at once', async () => {
    // Reading them by the square of their number would outlast this test.
    for (const body of [
      'a&'.repeat(200_000),
      Array.from({ length: 50_000 }, (_, nth) => `f${nth}=`).join('&'),
    ]) {
      expect((await visitor.post('/contact', body, form)).status).toBe(413)
    }
  })

  test('is kept by nobody in between', async () => {
    const { headers } = await visitor.get('/contact')
    expect(headers.get('Cache-Control')).toBe('private, no-cache')
    expect(headers.get('Content-Security-Policy')).not.toContain('unsafe')
  })
})

describe('an address with a question in it', () => {
  test.each([
    '/groups?after=%2B275760-09-13T00:00:00Z~01990000-0000-7000-8000-000000000001',
    '/groups?after=-271821-04-20T00:00:00Z~01990000-0000-7000-8000-000000000001',
    '/groups?after=%00&region=%00&mode=%00',
    "/groups?region=' or 1=1 --&mode[]=online",
    '/start/plan?route=by-post&expectedMembers=1e309&leaders=%ED%A0%80',
    '/contact?route=online&area=%00&kind=__proto__',
    '/sign-in?next=//evil.example.org&next=%5C%5Cevil',
    '/sign-in/code?request=%00',
  ])('%s is answered without a fault of ours', async (path) => {
    expect((await visitor.get(path)).status).toBeLessThan(500)
  })
})
