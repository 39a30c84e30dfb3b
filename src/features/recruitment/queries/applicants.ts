import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import {
  type ApplicationState,
  applicationState,
  type Offer,
  type PauseKind,
} from '../rules/application-state.ts'
import type { Decision } from '../rules/decision.ts'
import type { Technology } from '../rules/technology.ts'
import { technologyOf } from './written-application.ts'

export interface Applicant {
  id: string
  name: string
  profession: string
  workplaceArea: string
  /** The kind of place; null where nobody had asked yet. */
  workSetting: string | null
  appliedAt: Temporal.Instant
  state: ApplicationState
  /** Since when they may choose one of the leaders' times. */
  invitedAt: Temporal.Instant | null
  /** The one that stands, ahead or over. */
  booking: { id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant } | null
  interview: { heldOn: Temporal.PlainDate; outcome: Decision | null } | null
  /** The one that stands. */
  pause: { kind: PauseKind; since: Temporal.Instant; untilOn: Temporal.PlainDate | null } | null
  offer: (Offer & { id: string; offeredAt: Temporal.Instant }) | null
  /** When they left the circle that they had come into. */
  leftAt: Temporal.Instant | null
  membershipId: string | null
}

export interface ApplicantInFull extends Applicant {
  groupId: string
  correspondentId: string
  why: string
  heardHow: string | null
  /** null for a group that meets face to face. */
  technology: Technology | null
  correctedAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
}

const MOST_SHOWN = 200

/** Who applied to a group, the newest first; for its leaders. Nobody else is shown a row. */
export async function applicantsOf(db: ViewerDb, groupId: string): Promise<Applicant[]> {
  const rows = await applications(db)
    .where('a.group_id', '=', groupId)
    .orderBy('a.applied_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(MOST_SHOWN)
    .execute()
  return rows.map((row) => asApplicant(row, db.now))
}

/** Undefined when the viewer does not lead that group, or it is another's application. */
export async function applicantById(
  db: ViewerDb,
  groupId: string,
  applicationId: string,
): Promise<ApplicantInFull | undefined> {
  const row = await applications(db)
    .where('a.group_id', '=', groupId)
    .where('a.id', '=', applicationId)
    .executeTakeFirst()
  return row && asApplicant(row, db.now)
}

const applications = (db: ViewerDb) =>
  db
    .selectFrom('application as a')
    .innerJoin('correspondent as c', 'c.id', 'a.correspondent_id')
    .leftJoin('interview as i', 'i.application_id', 'a.id')
    .leftJoin('interview_invitation as v', 'v.application_id', 'a.id')
    .leftJoin('interview_booking as b', (join) =>
      join.onRef('b.application_id', '=', 'a.id').on('b.ended_at', 'is', null),
    )
    .leftJoin('membership as m', 'm.application_id', 'a.id')
    .leftJoin('application_ending as e', 'e.application_id', 'a.id')
    .leftJoin('application_pause as p', (join) =>
      join.onRef('p.application_id', '=', 'a.id').on('p.ended_at', 'is', null),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('place_offer')
          .select(['id', 'offered_at', 'expires_at', 'accepted_at', 'declined_at', 'withdrawn_at'])
          .whereRef('application_id', '=', 'a.id')
          .orderBy('offered_at', 'desc')
          .orderBy('id', 'desc')
          .limit(1)
          .as('o'),
      (join) => join.onTrue(),
    )
    .select([
      'a.id',
      'a.group_id',
      'a.correspondent_id',
      'c.name',
      'a.profession',
      'a.workplace_area',
      'a.why',
    ])
    .select(['a.work_setting', 'a.heard_how', 'a.has_computer', 'a.has_camera', 'a.has_connection'])
    .select(['a.corrected_at', 'a.applied_at', 'i.held_on', 'i.outcome', 'e.how', 'e.ended_at'])
    .select(['a.confirmed_at', 'p.kind as pause_kind', 'p.since_at', 'p.until_on'])
    .select(['o.id as offer_id', 'o.offered_at', 'o.expires_at', 'o.accepted_at', 'o.declined_at'])
    .select(['o.withdrawn_at', 'm.left_at', 'm.id as membership_id', 'v.invited_at'])
    .select(['b.id as booking_id', 'b.starts_at', 'b.ends_at'])

type Row = Awaited<ReturnType<ReturnType<typeof applications>['executeTakeFirstOrThrow']>>

function asApplicant(row: Row, now: Temporal.Instant): ApplicantInFull {
  const offer = row.offer_id !== null &&
    row.offered_at !== null &&
    row.expires_at !== null && {
      id: row.offer_id,
      offeredAt: row.offered_at,
      expiresAt: row.expires_at,
      acceptedAt: row.accepted_at,
      declinedAt: row.declined_at,
      withdrawnAt: row.withdrawn_at,
    }
  const interview = row.held_on && { heldOn: row.held_on, outcome: row.outcome }
  const booking = row.booking_id !== null &&
    row.starts_at !== null &&
    row.ends_at !== null && { id: row.booking_id, startsAt: row.starts_at, endsAt: row.ends_at }
  return {
    id: row.id,
    groupId: row.group_id,
    correspondentId: row.correspondent_id,
    name: row.name,
    profession: row.profession,
    workplaceArea: row.workplace_area,
    why: row.why,
    workSetting: row.work_setting,
    heardHow: row.heard_how,
    technology: technologyOf(row),
    correctedAt: row.corrected_at,
    appliedAt: row.applied_at,
    endedAt: row.ended_at,
    invitedAt: row.invited_at,
    booking: booking || null,
    interview,
    pause: row.pause_kind &&
      row.since_at && { kind: row.pause_kind, since: row.since_at, untilOn: row.until_on },
    offer: offer || null,
    leftAt: row.left_at,
    membershipId: row.membership_id,
    state: applicationState(
      {
        confirmed: row.confirmed_at !== null,
        interviewOffered: row.invited_at !== null,
        interviewBooked: booking !== false,
        interviewed: interview !== null,
        pause: row.pause_kind,
        offer: offer || null,
        ending: row.how,
      },
      now,
    ),
  }
}

/** Whom to write to about an application: ids only, also for those who see no names. */
export async function leadersToTell(db: Db, groupId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select leaders_to_tell(${groupId}) as id`.execute(db)
  return rows.map(({ id }) => id)
}
