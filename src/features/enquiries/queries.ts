import { sql } from 'kysely'
import type { Db, HolderDb } from '../../platform/database/database.ts'
import type { EnquiryKind } from '../../shared/enquiry-kinds.ts'
import type { Desk } from './rules/desk.ts'
import { type EnquiryDetails, readDetails } from './rules/details.ts'
import { type InvitationState, invitationState } from './rules/next-step.ts'
import { readTrialPlan, type TrialPlan } from './rules/trial-plan.ts'

export interface Enquiry {
  id: string
  kind: EnquiryKind
  correspondentId: string
  /** The enquirer, as they call themselves. */
  name: string
  /** null: they did not know, or live abroad. */
  regionId: string | null
  regionName: string | null
  desk: Desk
  /** Whoever of those in charge has taken it in hand. */
  assignedTo: string | null
  /** The member of Council who sees this one enquiry. */
  forwardedTo: string | null
  message: string
  /** What this kind asks besides. */
  details: EnquiryDetails | null
  plan: TrialPlan | null
  receivedAt: Temporal.Instant
  waitingSince: Temporal.Instant | null
  /** The last day on which our word is in time; null while nobody waits. */
  answerDueOn: Temporal.PlainDate | null
  closedAt: Temporal.Instant | null
}

/** As far as the caller may see it. */
export async function enquiryById(db: Db, id: string): Promise<Enquiry | undefined> {
  const row = await enquiries(db).where('enquiry.id', '=', id).executeTakeFirst()
  return row && asEnquiry(row)
}

/** The enquiry whose own page the caller holds the address of. */
export async function heldEnquiry(db: HolderDb): Promise<Enquiry | undefined> {
  const row = await enquiries(db)
    .where('enquiry.id', '=', sql<string>`(select held('enquiry'))`)
    .executeTakeFirst()
  return row && asEnquiry(row)
}

const enquiries = (db: Db) =>
  db
    .selectFrom('enquiry')
    .innerJoin('correspondent', 'correspondent.id', 'enquiry.correspondent_id')
    .leftJoin('region', 'region.id', 'enquiry.region_id')
    .select([
      'enquiry.id',
      'enquiry.kind',
      'enquiry.correspondent_id',
      'enquiry.region_id',
      'enquiry.message',
    ])
    .select(['enquiry.plan', 'enquiry.received_at', 'enquiry.waiting_since', 'enquiry.closed_at'])
    .select(['enquiry.desk', 'enquiry.assigned_to', 'enquiry.forwarded_to', 'enquiry.details'])
    .select('enquiry.answer_due_on')
    .select(['correspondent.name', 'region.name as region_name'])

type EnquiryRow = Awaited<ReturnType<ReturnType<typeof enquiries>['executeTakeFirstOrThrow']>>

const asEnquiry = (row: EnquiryRow): Enquiry => ({
  id: row.id,
  kind: row.kind,
  correspondentId: row.correspondent_id,
  name: row.name,
  regionId: row.region_id,
  regionName: row.region_name,
  desk: row.desk,
  assignedTo: row.assigned_to,
  forwardedTo: row.forwarded_to,
  message: row.message,
  details: readDetails(row.kind, row.details),
  plan: readTrialPlan(row.plan),
  receivedAt: row.received_at,
  waitingSince: row.waiting_since,
  answerDueOn: row.waiting_since && row.answer_due_on,
  closedAt: row.closed_at,
})

export interface Message {
  id: string
  body: string
  writtenAt: Temporal.Instant
  fromSociety: boolean
  /** Who of the society wrote it; null for the enquirer, and for somebody who has been forgotten. */
  author: string | null
}

/** What was written since the enquiry itself, oldest first. */
export async function conversation(db: Db, enquiryId: string): Promise<Message[]> {
  const rows = await messages(db)
    .where('enquiry_message.enquiry_id', '=', enquiryId)
    .orderBy('written_at')
    .orderBy('enquiry_message.id')
    .execute()
  return rows.map(asMessage)
}

/** One message with the enquiry it belongs to. */
export async function messageById(
  db: Db,
  id: string,
): Promise<(Message & { enquiryId: string }) | undefined> {
  const row = await messages(db).where('enquiry_message.id', '=', id).executeTakeFirst()
  return row && { ...asMessage(row), enquiryId: row.enquiry_id }
}

const messages = (db: Db) =>
  db
    .selectFrom('enquiry_message')
    .leftJoin('person', 'person.id', 'enquiry_message.author_id')
    .select(['enquiry_message.id', 'enquiry_message.enquiry_id', 'body', 'written_at', 'from_society'])
    .select('person.name as author')

type MessageRow = Awaited<ReturnType<ReturnType<typeof messages>['executeTakeFirstOrThrow']>>

const asMessage = (row: MessageRow): Message => ({
  id: row.id,
  body: row.body,
  writtenAt: row.written_at,
  fromSociety: row.from_society,
  author: row.author,
})

export interface EnquirersInvitation {
  state: InvitationState
  invitedAt: Temporal.Instant
  expiresAt: Temporal.Instant
  /** The group that came of it, where the reader may see it. */
  groupId: string | null
}

/** How it stands with the invitation to found a group. */
export async function enquirersInvitation(db: Db, enquiryId: string): Promise<EnquirersInvitation | null> {
  const row = await db
    .selectFrom('invitation')
    .leftJoin('balint_group', 'balint_group.enquiry_id', 'invitation.enquiry_id')
    .select(['invited_at', 'expires_at', 'accepted_at', 'declined_at', 'balint_group.id as group_id'])
    .where('invitation.enquiry_id', '=', enquiryId)
    .where('invitation.withdrawn_at', 'is', null)
    .orderBy('invited_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const dates = { expiresAt: row.expires_at, acceptedAt: row.accepted_at, declinedAt: row.declined_at }
  return {
    state: invitationState(dates, db.now),
    invitedAt: row.invited_at,
    expiresAt: row.expires_at,
    groupId: row.group_id,
  }
}
