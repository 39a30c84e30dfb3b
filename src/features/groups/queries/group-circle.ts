import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { firstName } from '../../../shared/first-name.ts'
import { circleSeats } from '../rules/circle.ts'

export interface NamedSeat {
  state: 'leader' | 'member' | 'offered' | 'empty'
  label?: string
  emphasis?: boolean
}

interface Seated {
  most_members: number
  members: number
  offers: number
  leaders: number
  leaders_invited: number
  /** First come, first named; only those whose names the viewer may read. */
  named: { id: string; name: string; leads: boolean }[]
}

/** The group's seats as it stands, with the first names of those whom the viewer knows from it. */
export async function groupCircle(db: ViewerDb, groupId: string): Promise<NamedSeat[]> {
  const { rows } = await sql<Seated>`
    select g.most_members, n.members, n.offers, n.leaders,
      (select count(*)::int from invitation i where i.group_id = g.id and invitation_is_open(i)
        and g.id in (select led_group_ids())) as leaders_invited,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'leads', s.leads)
          order by s.joined_at, p.id)
        from (select person_id, joined_at, true as leads from group_leader
            where group_id = g.id and left_at is null and group_id in (select own_group_ids())
          union all select person_id, joined_at, false from membership where group_id = g.id and left_at is null) s
        join person p on p.id = s.person_id), '[]') as named
    from balint_group g join group_circles(array[${groupId}::uuid]) n on n.group_id = g.id
    where g.id = ${groupId}`.execute(db)
  const [seated] = rows
  if (!seated) return []
  const leaders = seated.named.filter(({ leads }) => leads)
  const members = seated.named.filter(({ leads }) => !leads)
  const labelled = { leader: leaders, member: members, offered: [], empty: [] }
  return circleSeats({
    leaders: seated.leaders,
    leadersInvited: seated.leaders_invited,
    members: seated.members,
    offers: seated.offers,
    mostMembers: seated.most_members,
  }).map((seat) => {
    const who = labelled[seat.state].shift()
    if (!who) return seat
    const emphasis = who.id === db.viewer.personId
    return { state: seat.state, label: emphasis ? 'you' : firstName(who.name), ...(emphasis && { emphasis }) }
  })
}
