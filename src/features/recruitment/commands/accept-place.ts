import { sql } from 'kysely'
import type { HolderDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import type { MemberCard } from '../../../shared/member-card.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { sendWelcome } from '../../letters/commands/send-welcome.ts'
import { cardRow } from '../../memberships/commands/own-membership.ts'
import { type OwnApplication, type OwnOffer, ownApplication } from '../queries/own-application.ts'
import { seatsOf } from '../queries/seats.ts'
import { stands, whyNotAcceptable } from '../rules/application-state.ts'
import { lockSeats } from './take-in-hand.ts'
import { writeToLeaders } from './write-about-application.ts'

/** The holder's application, which changes under nobody else's hands until the transaction ends. */
export async function takeOwnInHand(db: HolderDb): Promise<OwnApplication> {
  const { groupId } = found(await ownApplication(db))
  await lockSeats(db, groupId)
  return found(await ownApplication(db))
}

type NoAnswer = Refusal<'offer-expired' | 'offer-withdrawn' | 'offer-answered'>

/** The offer that was on the page: an answer to an earlier one is no answer to a newer. */
export function answeredOffer(
  db: HolderDb,
  { state, offer }: OwnApplication,
  offerId: string,
): OwnOffer | NoAnswer {
  if (!offer || offer.id !== offerId) return refuse('offer-withdrawn')
  const no = whyNotAcceptable(offer, db.now)
  if (no) return refuse(no)
  return stands(state) ? offer : refuse('offer-withdrawn')
}

export interface Accepted {
  groupId: string
  personId: string
  /** Whoever had no account before has one now, and is signed in with it. */
  isNewPerson: boolean
}

/** The applicant agrees to ground rules and contribution, chooses what others see, and is a member: all of it, or none. */
export async function acceptPlace(
  db: HolderDb,
  offerId: string,
  card: MemberCard,
): Promise<Accepted | NoAnswer | Refusal<'group-full' | 'already-in-circle'>> {
  const application = await takeOwnInHand(db)
  const offer = answeredOffer(db, application, offerId)
  if ('refused' in offer) return offer
  const { groupId } = application
  // The offer holds a seat of its own; but leaders may have drawn the circle smaller since.
  const { members } = await seatsOf(db, groupId)
  if (members >= application.mostMembers) return refuse('group-full')
  const { personId, isNewPerson } = await ownAccount(db)
  if (await isSeated(db, groupId)) return refuse('already-in-circle')

  await db.updateTable('place_offer').set({ accepted_at: db.now }).where('id', '=', offer.id).execute()
  const membershipId = newId()
  await db
    .insertInto('membership')
    .values({
      id: membershipId,
      group_id: groupId,
      person_id: personId,
      application_id: application.id,
      joined_at: db.now,
      agreed_ground_rules_id: offer.groundRules.id,
    })
    .execute()
  await db
    .insertInto('membership_card')
    .values({ membership_id: membershipId, ...cardRow(card), changed_at: db.now })
    .execute()
  await writeToLeaders(db, 'place-accepted', groupId, application.id)
  await sendWelcome(db, { membershipId, personId })
  return { groupId, personId, isNewPerson }
}

async function ownAccount(db: HolderDb): Promise<{ personId: string; isNewPerson: boolean }> {
  const { rows } = await sql<{ personId: string; isNewPerson: boolean }>`
    select person_id as "personId", is_new as "isNewPerson" from person_for_holder()`.execute(db)
  return found(rows[0])
}

async function isSeated(db: HolderDb, groupId: string): Promise<boolean> {
  const { rows } = await sql<{ seated: boolean }>`select holder_is_seated(${groupId}) as seated`.execute(db)
  return rows[0]?.seated ?? false
}
