import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { TieKind } from '../../../shared/tie-kinds.ts'
import { stands } from '../rules/application-state.ts'
import type { OfCircle } from '../rules/composition/circle-to-be.ts'
import { applicationRef, type Tie } from '../rules/composition/ties.ts'
import { type Applicant, applicantsOf } from './applicants.ts'

/**
 * Everybody of the circle that comes about: leaders, members, offers, applicants; for the group's leaders.
 * Who has read the applicants already hands them in.
 */
export async function circleToBe(
  db: ViewerDb,
  groupId: string,
  applicants?: readonly Applicant[],
): Promise<OfCircle[]> {
  const applied = applicants ?? (await applicantsOf(db, groupId))
  return [
    ...(await seatedPeople(db, groupId)),
    ...applied
      .filter(({ state }) => stands(state) && state !== 'unconfirmed')
      .toReversed()
      .map(({ id, name, state, profession, workSetting, workplaceArea }) => ({
        ref: applicationRef(id),
        name,
        part: state === 'offered' ? ('offered' as const) : ('applicant' as const),
        profession,
        setting: workSetting,
        area: workplaceArea,
      })),
  ]
}

/** Leaders as they are in the register; members as they applied, or as they have told the circle. */
async function seatedPeople(db: ViewerDb, groupId: string): Promise<OfCircle[]> {
  const { rows } = await sql<OfCircle>`
    select 'p-' || l.person_id as ref, p.name, 'leader' as part, e.profession, null as setting, null as area,
      0 as row_of, l.joined_at, l.person_id as id
    from group_leader l join person p on p.id = l.person_id left join leader_entry e on e.person_id = l.person_id
    where l.group_id = ${groupId} and l.left_at is null
    union all
    select coalesce('a-' || m.application_id, 'p-' || m.person_id), p.name, 'member',
      coalesce(a.profession, k.profession), a.work_setting, a.workplace_area, 1, m.joined_at, m.id
    from membership m join person p on p.id = m.person_id
      left join application a on a.id = m.application_id
      left join membership_card k on k.membership_id = m.id
    where m.group_id = ${groupId} and m.left_at is null
    order by row_of, joined_at, id`.execute(db)
  return rows.map(({ ref, name, part, profession, setting, area }) => ({
    ref,
    name,
    part,
    profession,
    setting,
    area,
  }))
}

/** Whom the leaders know to work together. Nobody else is shown a row. */
export async function circleTies(db: ViewerDb, groupId: string): Promise<Tie[]> {
  const { rows } = await sql<{ id: string; kind: TieKind; one: string; other: string }>`
    select id, kind, coalesce('a-' || one_application_id, 'p-' || one_person_id) as one,
      coalesce('a-' || other_application_id, 'p-' || other_person_id) as other
    from circle_tie where group_id = ${groupId} order by id`.execute(db)
  return rows
}
