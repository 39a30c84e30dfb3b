import { describe, expect, test } from 'vitest'
import { type GroupNeeds, type LeaderFound, rankLeaders } from './co-leader-match.ts'

const scotland = 'scotland'

/** Isla, a GP on the way to accreditation, leads a group of GPs in Scotland alone. */
const islasGroup: GroupNeeds = {
  mode: 'face-to-face',
  regionId: scotland,
  regionName: 'Scotland',
  languages: ['English'],
  offersSecondSeat: false,
  membersProfession: 'GP',
  leaders: [{ accreditation: 'working-towards', psychodynamicTraining: false, profession: 'GP' }],
}

const somebody: LeaderFound = {
  personId: 'somebody',
  accreditation: 'none',
  psychodynamicTraining: false,
  profession: 'Nurse',
  regionIds: [scotland],
  modes: ['face-to-face'],
  languages: ['English'],
  lookingFor: 'group',
  meetingsLed: 0,
  changedAt: Temporal.Instant.from('2026-10-01T10:00:00Z'),
}
const named = (personId: string, more: Partial<LeaderFound>): LeaderFound => ({
  ...somebody,
  personId,
  ...more,
})
const order = (needs: GroupNeeds, ...found: LeaderFound[]) =>
  rankLeaders(needs, found).map(({ found: { personId } }) => personId)
const reason = (needs: GroupNeeds, one: LeaderFound) => rankLeaders(needs, [one])[0]?.reason

describe('leaders for a group without a second leader', () => {
  test('come in the order of what the group lacks: accredited, then trained, then of the members’ profession', () => {
    const group: GroupNeeds = {
      ...islasGroup,
      leaders: [{ accreditation: 'none', psychodynamicTraining: false, profession: 'Psychiatrist' }],
    }
    expect(
      order(
        group,
        named('a nurse', {}),
        named('a GP', { profession: 'GP' }),
        named('trained', { psychodynamicTraining: true }),
        named('accredited', { accreditation: 'accredited' }),
      ),
    ).toEqual(['accredited', 'trained', 'a GP', 'a nurse'])
  })

  test('are not put first for what the group has already', () => {
    const group: GroupNeeds = {
      ...islasGroup,
      leaders: [{ accreditation: 'accredited', psychodynamicTraining: false, profession: 'GP' }],
    }
    expect(
      order(
        group,
        named('accredited GP', { accreditation: 'accredited', profession: 'GP' }),
        named('trained', { psychodynamicTraining: true }),
      ),
    ).toEqual(['trained', 'accredited GP'])
  })

  test('who could not come stand behind those who can', () => {
    expect(
      order(
        islasGroup,
        named('accredited, far away', { accreditation: 'accredited', regionIds: ['midlands'] }),
        named('near', {}),
        named('only online', { modes: ['online'], regionIds: [] }),
      ),
    ).toEqual(['near', 'accredited, far away', 'only online'])
  })

  test('for an online group the region matters less than working online', () => {
    const online: GroupNeeds = { ...islasGroup, mode: 'online' }
    expect(
      order(
        online,
        named('in a room nearby', {}),
        named('online, elsewhere', { modes: ['online'], regionIds: ['midlands'] }),
        named('online, here', { modes: ['online'] }),
      ),
    ).toEqual(['online, here', 'online, elsewhere', 'in a room nearby'])
  })

  test('say why in words', () => {
    expect(reason(islasGroup, named('Bruno', { accreditation: 'accredited' }))).toBe(
      'Works in Scotland; accredited, which your group still lacks; looks for a group to lead',
    )
    expect(
      reason(
        { ...islasGroup, regionName: 'Midlands', languages: ['English', 'Welsh'], leaders: [] },
        named('Carys', { profession: 'GP', languages: ['Welsh'], psychodynamicTraining: true }),
      ),
    ).toBe(
      'Works in the Midlands; trained psychodynamically, which your group still lacks; a GP like most of your members; speaks Welsh; looks for a group to lead',
    )
  })

  test('of equals the freshest entry comes first, and the order is always the same', () => {
    const older = named('older', { changedAt: Temporal.Instant.from('2026-09-01T10:00:00Z') })
    expect(order(islasGroup, older, somebody)).toEqual(['somebody', 'older'])
    expect(order(islasGroup, named('b', {}), named('a', {}))).toEqual(['a', 'b'])
  })
})
