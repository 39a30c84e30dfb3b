import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupLeaders, leaderInvitations } from '../../groups/queries/group-leaders.ts'
import type { ApplicationState } from '../rules/application-state.ts'
import { type CanCome, canCome } from '../rules/times/can-come.ts'
import type { Asked } from '../rules/times/time-grid.ts'
import { type RegularTime, settledTime } from '../rules/times/time-poll.ts'
import { MEMBER_WEIGHT, weightOf } from '../rules/times/weight.ts'
import { applicantsOf } from './applicants.ts'
import { type KeptAnswer, saidOfRegularTime, timeAnswers } from './times.ts'

export interface AskedPerson extends Asked {
  personId: string | null
  application: { id: string; state: ApplicationState } | null
  /** Only of applicants, and once there is a regular time. */
  comes: CanCome | null
}

/** Everybody whose week counts, with what they said; for the group's leaders. */
export async function askedAboutTimes(db: ViewerDb, group: Group): Promise<AskedPerson[]> {
  const answers = await timeAnswers(db, group.id)
  const leaders = await groupLeaders(db, group.id)
  const invited = await leaderInvitations(db, group.id)
  const members = await membersAsked(db, group.id)
  const applicants = (await applicantsOf(db, group.id)).filter(({ state }) => weightOf(state) > 0)
  const time = settledTime(group)
  const said = time
    ? await saidOfRegularTime(
        db,
        applicants.map(({ id }) => id),
      )
    : new Map()
  const of = (fits: (answer: KeptAnswer) => boolean) => answers.find(fits)?.answers ?? null
  const nobody = { personId: null, application: null, comes: null }
  return [
    ...leaders.map(({ personId, name }) => ({
      ...nobody,
      id: personId,
      name,
      leads: true,
      weight: MEMBER_WEIGHT,
      personId,
      answers: of((answer) => answer.personId === personId),
    })),
    ...invited
      .filter(({ state }) => state === 'open')
      .map(({ id, name }) => ({
        ...nobody,
        id,
        name: `${name} (invited)`,
        leads: true,
        weight: MEMBER_WEIGHT,
        answers: of((answer) => answer.invitationId === id),
      })),
    ...members.map(({ personId, name, applicationId }) => ({
      ...nobody,
      id: personId,
      name,
      leads: false,
      weight: MEMBER_WEIGHT,
      personId,
      // Their own word as a member first, then what they said when they applied.
      answers:
        of((answer) => answer.personId === personId) ??
        of((answer) => applicationId !== null && answer.applicationId === applicationId),
    })),
    ...applicants.map(({ id, name, state }) => {
      const polled = of((answer) => answer.applicationId === id)
      return {
        ...nobody,
        id,
        name,
        leads: false,
        weight: weightOf(state),
        answers: polled,
        application: { id, state },
        comes: time && canComeAt(time, group, said.get(id) ?? null, polled),
      }
    }),
  ]
}

const canComeAt = (
  time: RegularTime,
  { timeZone }: Group,
  said: Parameters<typeof canCome>[1],
  polled: AskedPerson['answers'],
) => canCome({ ...time, timeZone }, said, polled)

function membersAsked(db: ViewerDb, groupId: string) {
  return db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['m.person_id as personId', 'm.application_id as applicationId', 'p.name'])
    .where('m.group_id', '=', groupId)
    .where('m.left_at', 'is', null)
    .orderBy('m.joined_at')
    .orderBy('m.id')
    .execute()
}

/** When those who had not answered were last written to. */
export async function lastAskedAt(db: ViewerDb, groupId: string): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('time_request')
    .select('asked_at')
    .where('group_id', '=', groupId)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.asked_at ?? null
}
