import { randomUUID } from 'node:crypto'
import { WriteStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf, wordsOf } from '../support/forms.ts'
import { writeWholeGroup } from '../support/whole-group.ts'

// What any machine can show without root: PostgreSQL's own fault (53100), raised where it would be; a disk that takes no more
// of a backup, at the door to the file system. The disk that is truly full is `npm run bench -- full-disk`.

let circle: Circle
let administrator: Client

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z', backups: true })
  await writeWholeGroup(circle.owner, 'own', { open: true })
  const id = randomUUID()
  await circle.owner.query(
    `insert into person (id, name, email) values ($1, 'Ines Hay', 'ines@example.org')`,
    [id],
  )
  await circle.owner.query(
    `insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', '2026-11-01')`,
    [randomUUID(), id],
  )
  administrator = await clientOf(circle, id)
})
afterAll(() => circle.close())

describe('a database that has no room', () => {
  test('keeps nothing and says so; pages are read, and what was typed is sent again from the page, and counts once', async () => {
    await circle.owner.query(
      `create function no_room() returns trigger language plpgsql as $$
       begin raise exception 'could not extend file' using errcode = '53100'; end $$;
       create trigger no_room before insert on enquiry for each row execute function no_room()`,
    )
    const visitor = await clientOf(circle)
    const { rows } = await circle.owner.query('select id from region limit 1')
    const press = await visitor.fillIn('/contact?kind=start-face-to-face', {
      region: rows[0].id,
      name: 'Una Field',
      email: 'una@field.example.org',
      message: 'Is there a group near the coast?',
    })
    const full = await press()
    expect((await visitor.get('/groups')).status).toBe(200)
    await circle.owner.query('drop trigger no_room on enquiry')
    expect([full.status, Number(full.headers.get('Retry-After')) > 0]).toEqual([503, true])
    expect(full.html).toContain('We cannot keep anything just now')
    const kept = () => circle.owner.query(`select from correspondent where email = 'una@field.example.org'`)
    expect((await kept()).rowCount).toBe(0)
    const form = formsOf(full.html, '').find(({ values }) => values.some(([name]) => name === 'message'))
    const again = () =>
      visitor.post(form?.action ?? '', new URLSearchParams(form?.values), {
        'Content-Type': 'application/x-www-form-urlencoded',
      })
    expect([(await again()).status, (await again()).status, (await press()).status]).toEqual([303, 303, 303])
    expect((await kept()).rowCount).toBe(1)
  })
})

describe('a disk that takes no more of a backup', () => {
  const made = async () => (await readdir(circle.backups.to)).filter((name) => name.includes('.age'))

  test('leaves no file that looks like one; administrators are told why, and the next is made by itself', async () => {
    const write = vi.spyOn(WriteStream.prototype, '_write').mockImplementation((_chunk, _encoding, done) => {
      done(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }))
    })
    await expect(circle.house.makeBackup?.()).rejects.toThrow('ENOSPC')
    expect(await made()).toEqual([])
    expect(wordsOf((await administrator.get('/office')).html)).toContain('failed: the disk was full')
    write.mockRestore()
    await circle.house.makeBackup?.()
    expect(await made()).toHaveLength(1)
    const office = wordsOf((await administrator.get('/office')).html)
    expect(office).not.toContain('the disk was full')
    expect(office).toContain('The last backup was made on')
  }, 60_000)

  test('is seen before it is full: the room that is left stands in the metrics', async () => {
    const headers = { Authorization: 'Bearer metrics-token-for-tests' }
    const metrics = await (await circle.app.request(`${circle.url}/metrics`, { headers })).text()
    for (const folder of ['data', 'backups'])
      expect(metrics).toMatch(new RegExp(`^circle_disk_free_bytes\\{folder="${folder}"\\} [1-9]\\d*$`, 'm'))
  })
})
