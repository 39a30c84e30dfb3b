import { describe, expect, test } from 'vitest'
import {
  type PeerGroupFound,
  rankPeerGroups,
  rankSupervisors,
  type SupervisionNeeds,
  type SupervisorFound,
} from './supervision-match.ts'

const pair: SupervisionNeeds = {
  mode: 'face-to-face',
  regionId: 'scotland',
  regionName: 'Scotland',
  languages: ['English'],
  leaders: 2,
}
const supervisor: SupervisorFound = {
  personId: 'somebody',
  offers: ['individual'],
  regionIds: ['midlands'],
  modes: ['face-to-face'],
  languages: ['English'],
  accreditation: 'none',
  changedAt: Temporal.Instant.from('2026-10-01T10:00:00Z'),
}

describe('supervisors for the leaders of a group', () => {
  const names = (needs: SupervisionNeeds, ...found: SupervisorFound[]) =>
    rankSupervisors(needs, found).map(({ found: { personId } }) => personId)

  test('come near first, then those who take a pair, then those who are accredited', () => {
    expect(
      names(
        pair,
        { ...supervisor, personId: 'accredited, elsewhere', accreditation: 'accredited' },
        { ...supervisor, personId: 'for pairs, elsewhere', offers: ['pair'] },
        { ...supervisor, personId: 'near', regionIds: ['scotland'] },
        { ...supervisor, personId: 'near, for pairs', regionIds: ['scotland'], offers: ['pair'] },
      ),
    ).toEqual(['near, for pairs', 'near', 'for pairs, elsewhere', 'accredited, elsewhere'])
  })

  test('of an online group, whoever works online comes before whoever is near', () => {
    const online: SupervisionNeeds = { ...pair, mode: 'online', leaders: 1 }
    expect(
      names(
        online,
        { ...supervisor, personId: 'near', regionIds: ['scotland'] },
        { ...supervisor, personId: 'online', modes: ['online'] },
      ),
    ).toEqual(['online', 'near'])
  })

  test('say why in words', () => {
    const [first] = rankSupervisors(pair, [
      { ...supervisor, regionIds: ['scotland'], offers: ['pair'], accreditation: 'accredited' },
    ])
    expect(first?.reason).toBe('Works in Scotland; supervises both of you together; accredited')
  })
})

test('peer groups come near first, then online, then those that meet elsewhere, each with its reason', () => {
  const peers: PeerGroupFound = {
    id: 'peers',
    mode: 'face-to-face',
    regionId: 'midlands',
    languages: [],
    placesFree: 1,
    everyWeeks: 8,
    changedAt: Temporal.Instant.from('2026-10-01T10:00:00Z'),
  }
  const ranked = rankPeerGroups(pair, [
    { ...peers, id: 'elsewhere' },
    { ...peers, id: 'online', mode: 'online', everyWeeks: 4 },
    { ...peers, id: 'near', regionId: 'scotland' },
  ])
  expect(ranked.map(({ found: { id }, reason }) => [id, reason])).toEqual([
    ['near', 'In Scotland'],
    ['online', 'Meets online; meets often enough to stay in touch'],
    ['elsewhere', 'Meets elsewhere'],
  ])
})
