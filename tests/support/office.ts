import { makeSetUpAddress } from '../../src/platform/database/set-up-address.ts'
import type { Circle } from './circle.ts'
import { type Client, clientOf } from './client.ts'

/** A society of twelve regions; its first administrator is Morag Sinclair. */
export async function foundedSociety(circle: Circle): Promise<Client> {
  const founder = await clientOf(circle)
  const token = await makeSetUpAddress(circle.ownerUrl, circle.secrets, circle.clock.now())
  await founder.submit(`/set-up/${token}`, {
    societyName: 'Northfield Balint Society',
    name: 'Morag Sinclair',
    email: 'morag@example.org',
  })
  // In a session that asks for no second way to sign in, however far a test moves its clock.
  return clientFor(circle, 'morag@example.org')
}

export const regionIdOf = async (circle: Circle, name: string): Promise<string> =>
  (await circle.owner.query('select id from region where name = $1', [name])).rows[0].id

export const personIdOf = async (circle: Circle, email: string): Promise<string> =>
  (await circle.owner.query('select id from person where email = $1', [email])).rows[0].id

export const clientFor = async (circle: Circle, email: string): Promise<Client> =>
  clientOf(circle, await personIdOf(circle, email))

/** As the administrator does it, on the region's page. */
export async function makeRepresentative(
  circle: Circle,
  administrator: Client,
  region: string,
  who: { name: string; email: string; isNamedPublicly?: 'yes' },
): Promise<Client> {
  const path = `/office/regions/${await regionIdOf(circle, region)}`
  await administrator.submit(path, who, `${path}/representatives`)
  return clientFor(circle, who.email)
}

/** As the administrator does it, on the page of people. */
export async function giveOffice(
  circle: Circle,
  administrator: Client,
  office: 'administrator' | 'council',
  name: string,
  email: string,
): Promise<Client> {
  await administrator.submit('/office/people', { office, name, email }, '/office/people')
  return clientFor(circle, email)
}
