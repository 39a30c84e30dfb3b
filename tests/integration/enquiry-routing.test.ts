import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskFor } from '../../src/features/enquiries/rules/desk.ts'
import { kinds } from '../../src/shared/enquiry-kinds.ts'
import { type EnquirySociety, enquirySociety } from '../support/enquiry-society.ts'
import { linksOf, wordsOf } from '../support/forms.ts'

// Region → its representatives: a queue that two share, cover while one is away, the administrator where there is none
// (R5, R79); what R77 names goes to the administrator first.

let society: EnquirySociety

beforeAll(async () => {
  society = await enquirySociety()
})
afterAll(() => society.close())

let count = 0
const join = (regionId: string, query = '') => {
  count += 1
  const name = `Enquirer ${count}`
  return society.ask(
    'join-group',
    {
      name,
      email: `enquirer${count}@example.org`,
      profession: 'GP',
      way: 'either',
      ...(query ? {} : { region: regionId }),
    },
    query,
  )
}

/** Who is told of what `happens`, of all who take enquiries. */
async function told(happens: () => Promise<unknown>): Promise<string[]> {
  const everybody = ['morag', 'ewan', 'sian', 'omar', 'clement', 'ottilie', 'mo'] as const
  await society.circle.settled()
  const before = everybody.map((who) => society.subjectsTo(who).length)
  await happens()
  await society.circle.settled()
  return everybody.filter((who, place) => society.subjectsTo(who).length > (before[place] ?? 0))
}

describe('the one rule of routing', () => {
  test('is the same in the program and in the database, for every kind with and without a region', async () => {
    for (const kind of kinds) {
      for (const regionId of [society.regions.wales, null]) {
        const { rows } = await society.circle.owner.query('select enquiry_desk($1, $2) as desk', [
          kind,
          regionId,
        ])
        expect(deskFor({ kind, regionId }), `${kind} in ${regionId}`).toBe(rows[0].desk)
      }
    }
  })

  test('is said in words: R77 to the administrator, concerns to their officer, all else to the region', () => {
    const desks = kinds.map((kind) => [kind, deskFor({ kind, regionId: 'scotland' })])
    expect(Object.fromEntries(desks)).toEqual({
      'start-face-to-face': 'region',
      'start-online': 'region',
      'move-online': 'administrator',
      'join-group': 'region',
      'find-supervision': 'region',
      'become-leader': 'region',
      concern: 'concerns',
      'something-else': 'region',
    })
  })
})

describe('a region that two represent', () => {
  test('has one queue: both are told, both see it, and either answers', async () => {
    let id = ''
    expect(
      await told(async () => {
        id = await join(society.regions.northWest)
      }),
    ).toEqual(['sian', 'omar'])
    for (const who of ['sian', 'omar', 'morag'] as const) {
      expect((await society.as[who].get(`/enquiries/${id}`)).status, who).toBe(200)
    }
    for (const who of ['ewan', 'clement', 'ottilie', 'mo'] as const) {
      expect((await society.as[who].get(`/enquiries/${id}`)).status, who).toBe(404)
    }
    await society.as.omar.submit(`/enquiries/${id}`, { body: 'I can tell you.' })
    expect(wordsOf((await society.as.sian.get(`/enquiries/${id}`)).html)).toContain('I can tell you.')
  })

  test('is covered by the one while the other is away, who is not told', async () => {
    await society.away('sian', '2026-10-05', '2026-10-16')
    let id = ''
    expect(
      await told(async () => {
        id = await join(society.regions.northWest)
      }),
    ).toEqual(['omar'])
    // Away is not gone: she may look in.
    expect((await society.as.sian.get(`/enquiries/${id}`)).status).toBe(200)
    society.circle.clock.set('2026-10-17T09:00:00Z')
    expect(await told(() => join(society.regions.northWest))).toEqual(['sian', 'omar'])
    society.circle.clock.set('2026-10-05T10:00:00Z')
  })

  test('is the administrator’s while both are away', async () => {
    await society.away('omar', '2026-10-05', '2026-10-05')
    expect(await told(() => join(society.regions.northWest))).toEqual(['morag'])
    society.circle.clock.set('2026-10-06T10:00:00Z')
  })
})

describe('a stand-in', () => {
  test('who is named for the days of an absence takes what comes, and sees it no more afterwards', async () => {
    await society.away('ewan', '2026-10-06', '2026-10-09', 'omar')
    let id = ''
    expect(
      await told(async () => {
        id = await join(society.regions.scotland)
      }),
    ).toEqual(['omar'])
    expect(wordsOf((await society.as.omar.get('/enquiries')).html)).toContain('Scotland')
    const answer = await society.as.omar.submit(`/enquiries/${id}`, {
      body: 'I stand in for Ewan this week.',
    })
    expect(answer.status).toBe(303)
    expect((await society.as.sian.get(`/enquiries/${id}`)).status).toBe(404)
    society.circle.clock.set('2026-10-10T10:00:00Z')
    expect((await society.as.omar.get(`/enquiries/${id}`)).status).toBe(404)
    expect((await society.as.ewan.get(`/enquiries/${id}`)).status).toBe(200)
  })
})

describe('a region that nobody represents', () => {
  test('is the administrator’s, and so is an enquiry from nowhere', async () => {
    expect(await told(() => join(society.regions.wales))).toEqual(['morag'])
    expect(await told(() => join('none'))).toEqual(['morag'])
  })
})

describe('an enquiry that is addressed to one representative', () => {
  test('is theirs to begin with, and stays in the queue that both share', async () => {
    // Sian is away until the 16th: Omar is asked by name.
    let id = ''
    const query = `&representative=${society.offices.omar}`
    expect(
      await told(async () => {
        id = await join(society.regions.northWest, query)
      }),
    ).toEqual(['omar'])
    const list = wordsOf((await society.as.sian.get('/enquiries')).html)
    expect(list).toContain(`Enquirer ${count}`)
    expect(wordsOf((await society.as.sian.get(`/enquiries/${id}`)).html)).toContain(
      `Enquirer ${count} asked for Omar`,
    )
    expect(linksOf((await society.as.omar.get('/enquiries?mine=yes')).html)).toContain(`/enquiries/${id}`)
    expect(linksOf((await society.as.sian.get('/enquiries?mine=yes')).html)).not.toContain(`/enquiries/${id}`)
  })

  test('reaches a colleague while that one is away', async () => {
    const query = `&representative=${society.offices.sian}`
    expect(await told(() => join(society.regions.northWest, query))).toEqual(['omar'])
  })

  test('goes to the administrator all the same where R77 says so', async () => {
    const form = `/contact?kind=move-online&representative=${society.offices.ewan}`
    const { html } = await society.visitor.get(form)
    expect(wordsOf(html)).toContain('The society’s administrator reads it first')
    expect(
      await told(() =>
        society.visitor.submit(form, {
          name: 'Kezia',
          email: 'kezia@example.org',
          region: society.regions.scotland,
          stage: 'thinking',
          leadersCome: 'all',
          message: 'How do we move?',
        }),
      ),
    ).toEqual(['morag'])
  })

  test('cannot be addressed to somebody who is not named in public, or who left', async () => {
    await society.circle.owner.query('update office set named_publicly_at = null where id = $1', [
      society.offices.ewan,
    ])
    const { html } = await society.visitor.get(`/contact?representative=${society.offices.ewan}`)
    expect(wordsOf(html)).not.toContain('It goes to Ewan')
    await society.circle.owner.query('update office set named_publicly_at = now() where id = $1', [
      society.offices.ewan,
    ])
  })
})

describe('the list', () => {
  test('is narrowed by kind, region and hand, each an address, in every combination', async () => {
    const { morag } = society.as
    const rows = async (query: string) => {
      const { status, html } = await morag.get(`/enquiries?list=open${query}`)
      expect(status).toBe(200)
      return linksOf(html).filter((href) => /^\/enquiries\/[0-9a-f-]{36}$/.test(href))
    }
    const all = await rows('')
    const { rows: kept } = await society.circle.owner.query(
      `select kind, region_id from enquiry where closed_at is null`,
    )
    expect(all).toHaveLength(kept.length)
    for (const kind of ['move-online', 'join-group'])
      expect(await rows(`&kind=${kind}`)).toHaveLength(kept.filter((one) => one.kind === kind).length)
    const { northWest } = society.regions
    expect(await rows(`&region=${northWest}`)).toHaveLength(
      kept.filter(({ region_id }) => region_id === northWest).length,
    )
    expect(await rows(`&region=${northWest}&kind=move-online`)).toEqual([])
    expect(await rows('&mine=yes')).toEqual([])
    expect(wordsOf((await morag.get('/enquiries?mine=yes')).html)).toContain('None is like this')
    // Nobody narrows a list to what is not theirs.
    const omars = linksOf((await society.as.omar.get(`/enquiries?region=${society.regions.wales}`)).html)
    expect(omars.filter((href) => /^\/enquiries\/[0-9a-f-]{36}$/.test(href)).length).toBeGreaterThan(0)
  })
})
