import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  administrators,
  appointAdministrator,
  makeSignInLink,
  removeSecondSteps,
} from '../../src/features/society/commands/on-the-server.ts'
import { asOwner, type OwnerDb } from '../../src/platform/database/as-owner.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { foundedSociety, giveOffice, personIdOf } from '../support/office.ts'

// What whoever runs the server does for an administrator who is locked out: it is logged, and the others are told.

let circle: Circle
let morag: Client

beforeAll(async () => {
  circle = await startCircle({ now: '2026-12-08T10:00:00Z' })
  morag = await foundedSociety(circle)
  await giveOffice(circle, morag, 'administrator', 'Beth Loveday', 'beth@example.org')
})
afterAll(() => circle.close())

const onTheServer = <T>(work: (db: OwnerDb) => Promise<T>) =>
  asOwner(circle.ownerUrl, circle.clock.now(), work)

/** What an administrator has been told, without its line ends. */
const toldTo = (email: string) =>
  circle.mail
    .to(email)
    .filter(({ subject }) => subject?.includes('done on the server'))
    .map(({ text }) => (text ?? '').replaceAll(/\s+/g, ' '))

test('the administrators are listed with how they sign in', async () => {
  const listed = await onTheServer(administrators)
  expect(listed.map(({ name, email, secondWays }) => [name, email, secondWays])).toEqual([
    ['Morag Sinclair', 'morag@example.org', 0],
    ['Beth Loveday', 'beth@example.org', 0],
  ])
})

test('a link lets one in, once, and the other reads of it', async () => {
  const made = await onTheServer((db) => makeSignInLink(db, circle.secrets, 'Beth@example.org'))
  if ('refused' in made) throw new Error(made.refused)
  const browser = await clientOf(circle)
  expect((await browser.submit(made.path, {}, made.path)).location).toBe('/home')
  expect((await browser.get('/office')).status).toBe(200)
  const other = await clientOf(circle)
  expect((await other.submit(made.path, {}, made.path)).status).toBe(409)
  await circle.settled()
  expect(toldTo('morag@example.org')).toHaveLength(1)
  expect(toldTo('morag@example.org')[0]).toContain(
    'From the server’s command line, somebody made a link to sign in as Beth Loveday.',
  )
  expect(toldTo('beth@example.org')).toHaveLength(0)
  expect(circle.mail.to('beth@example.org').map(({ subject }) => subject)).toContain(
    'A link to sign in was made on the server’s command line',
  )
  expect((await morag.get('/office/changes')).html).toContain('made a link to sign in as Beth Loveday')
})

test('no link is made for whoever does not administer', async () => {
  await circle.owner.query(`insert into person (name, email) values ('Rory Blair', 'rory@example.org')`)
  for (const email of ['rory@example.org', 'nobody@example.org']) {
    expect(await onTheServer((db) => makeSignInLink(db, circle.secrets, email))).toEqual({
      refused: 'no-administrator',
    })
  }
})

test('passkeys, app and codes are taken away, and every session ends', async () => {
  const bethId = await personIdOf(circle, 'beth@example.org')
  const beth = await clientOf(circle, bethId)
  await circle.owner.query(
    `insert into passkey (id, person_id, credential_id, public_key, counter, transports, name, added_at)
     values (uuidv7(), $1, 'lost', '', 0, '', 'the phone she lost', now())`,
    [bethId],
  )
  const asked = await onTheServer((db) => removeSecondSteps(db, 'beth@example.org'))
  expect(asked).toEqual({ name: 'Beth Loveday' })
  expect((await beth.get('/profile')).status).toBe(303)
  const { rows } = await circle.owner.query('select count(*) from passkey where person_id = $1', [bethId])
  expect(Number(rows[0].count)).toBe(0)
  await circle.settled()
  expect(toldTo('morag@example.org').at(-1)).toContain(
    'removed the passkeys, app and recovery codes of Beth Loveday',
  )
  expect(await onTheServer((db) => removeSecondSteps(db, 'beth@example.org'))).toEqual({
    refused: 'nothing-to-remove',
  })
})

test('somebody is appointed, known or not, and the log says from where', async () => {
  const appoint = (email: string, name?: string) =>
    onTheServer((db) => appointAdministrator(db, { email, name }))
  expect(await appoint('new@example.org')).toEqual({ refused: 'name-missing' })
  expect(await appoint('beth@example.org')).toEqual({ refused: 'holds-it-already' })
  expect(await appoint('rory@example.org')).toEqual({ name: 'Rory Blair' })
  expect(await appoint('new@example.org', 'Nell Adair')).toEqual({ name: 'Nell Adair' })
  const nell = await clientOf(circle, await personIdOf(circle, 'new@example.org'))
  const log = await nell.get('/office/changes')
  expect(log.html).toContain('From the server’s command line, somebody made Rory Blair administrator')
  await circle.settled()
  expect(circle.mail.to('new@example.org').length).toBeGreaterThan(0)
  expect(toldTo('morag@example.org').at(-1)).toContain('made Nell Adair')
})
