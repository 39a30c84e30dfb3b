import { randomUUID } from 'node:crypto'
import { type Circle, type CircleOptions, startCircle } from './circle.ts'
import { type Client, clientOf } from './client.ts'
import { writeSmallSociety } from './small-society.ts'

const first = ['morag', 'ewan', 'sian', 'omar', 'clement', 'ottilie', 'mo'] as const
type First = (typeof first)[number]

/** A society of people who take enquiries, and one who does not. */
export interface EnquirySociety {
  circle: Circle
  regions: { scotland: string; northWest: string; wales: string }
  ids: Record<First, string>
  /** Each signed in: Morag administers; Ewan represents Scotland, Sian and Omar the North West, nobody Wales; Clement
   *  is of Council, Ottilie of Council too and the officer for concerns; Mo holds no office. */
  as: Record<First, Client>
  visitor: Client
  offices: Record<First, string>
  /** Sends the form of a kind as it stands, and answers the enquiry's id. */
  ask(kind: string, values: Record<string, string>, query?: string): Promise<string>
  /** The path of the enquirer's own page, from the newest email to them. */
  pageOf(email: string): Promise<string>
  /** The subjects of the emails somebody got, oldest first. */
  subjectsTo(who: First): string[]
  away(who: First, firstOn: string, lastOn: string, coveredBy?: First): Promise<void>
  close(): Promise<void>
}

/** A Monday in October. */
export const START = '2026-10-05T09:00:00Z'

export async function enquirySociety(options: CircleOptions = {}): Promise<EnquirySociety> {
  const circle = await startCircle({ now: START, ...options })
  const run = (sql: string, values: unknown[]) => circle.owner.query(sql, values)
  const at = circle.clock.now().toString()
  const regions = { scotland: randomUUID(), northWest: randomUUID(), wales: randomUUID() }
  const ids = Object.fromEntries(first.map((who) => [who, randomUUID()])) as Record<First, string>
  const offices = Object.fromEntries(first.map((who) => [who, randomUUID()])) as Record<First, string>
  const represents = (who: First, region: string) => ({
    id: offices[who],
    of: ids[who],
    kind: 'representative',
    region,
    isNamedPublicly: true,
  })
  await writeSmallSociety(circle.owner, {
    since: at,
    regions: [
      { id: regions.scotland, name: 'Scotland', calendar: 'scotland' },
      { id: regions.northWest, name: 'North West' },
      { id: regions.wales, name: 'South Wales' },
    ],
    people: ids,
    offices: [
      { id: offices.morag, of: ids.morag, kind: 'administrator' },
      represents('ewan', regions.scotland),
      represents('sian', regions.northWest),
      represents('omar', regions.northWest),
      { id: offices.clement, of: ids.clement, kind: 'council' },
      { of: ids.ottilie, kind: 'council' },
      { id: offices.ottilie, of: ids.ottilie, kind: 'concerns-officer' },
    ],
  })
  const clients = await Promise.all(
    first.map(async (who) => [who, await clientOf(circle, ids[who])] as const),
  )
  const visitor = await clientOf(circle)
  return {
    circle,
    regions,
    ids,
    offices,
    as: Object.fromEntries(clients) as Record<First, Client>,
    visitor,
    ask: async (kind, values, query = '') => {
      const answer = await visitor.submit(`/contact?kind=${kind}${query}`, values)
      if (!answer.location?.startsWith('/contact/sent'))
        throw new Error(`${kind}: ${answer.status} ${answer.html}`)
      const { rows } = await circle.owner.query(
        // Ids follow the machine's own clock; tests set theirs back and forth.
        'select id from enquiry order by id desc limit 1',
      )
      return rows[0].id
    },
    pageOf: async (email) => {
      await circle.settled()
      const path = /\/e\/[\w-]{43}/.exec(circle.mail.to(email).at(-1)?.text ?? '')?.[0]
      if (!path) throw new Error(`no page was sent to ${email}`)
      return path
    },
    subjectsTo: (who) => circle.mail.to(`${who}@example.org`).map(({ subject }) => subject ?? ''),
    away: async (who, firstOn, lastOn, coveredBy) => {
      await run(
        'insert into office_absence (id, person_id, first_on, last_on, covered_by, noted_at) values ($1, $2, $3, $4, $5, $6)',
        [randomUUID(), ids[who], firstOn, lastOn, coveredBy ? ids[coveredBy] : null, at],
      )
    },
    close: () => circle.close(),
  }
}
