import { sql } from 'kysely'
import { isPermissionFault, type ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { longestTermDays } from '../../../shared/rhythm.ts'
import { noteSupervision } from '../../groups/commands/note-supervision.ts'
import { datesInOneLine, type PlannedTerm } from '../../meetings/rules/term-plan.ts'
import type { OwnPeerGroup } from '../../register/queries/entries.ts'
import { lastHost, ownPeerGroup, peerDaysOff, peersAsking } from '../queries/peers.ts'
import { sessionsAhead } from '../queries/sessions.ts'
import { societyClock } from '../queries/society-clock.ts'
import { supervisionById, termsToday } from '../queries/supervisions.ts'
import { hostsInTurn, type PeerTermWish, peerTerm } from '../rules/peer-term.ts'
import { endSupervisionOf } from './arrange.ts'
import { planDates } from './plan-dates.ts'
import { tellAll } from './sessions.ts'

/** The dates that a wish makes, with what speaks against each: public holidays of the region, pauses. */
export async function plannedPeerTerm(
  db: ViewerDb,
  group: OwnPeerGroup,
  wish: PeerTermWish,
): Promise<PlannedTerm> {
  const { timeZone } = await societyClock(db)
  const span = { from: wish.firstOn, to: wish.firstOn.add({ days: longestTermDays }) }
  return peerTerm(
    wish,
    { everyWeeks: group.everyWeeks, timeZone },
    await peerDaysOff(db, group, timeZone, span),
  )
}

/**
 * Dates made in one go by any member; hosts take turns, holidays and pauses are left out unless the peers keep them.
 * @param wish.shown the dates that were looked at; others are not made
 */
export async function makePeerTerm(
  db: ViewerDb,
  peerGroupId: string,
  wish: PeerTermWish & { shown?: string | undefined },
): Promise<{ made: number } | Refusal<'term-in-the-past' | 'term-empty' | 'dates-not-shown' | 'hour-taken'>> {
  const group = await ownPeerGroup(db, peerGroupId)
  const { dates } = await plannedPeerTerm(db, group, wish)
  const [first] = dates
  if (!first) return refuse('term-empty')
  if (Temporal.Instant.compare(first.startsAt, db.now) <= 0) return refuse('term-in-the-past')
  if (wish.shown !== undefined && wish.shown !== datesInOneLine(dates)) return refuse('dates-not-shown')
  const members = group.members.map(({ personId }) => personId)
  const hosts = hostsInTurn(members, await lastHost(db, peerGroupId), dates.length)
  const said = await planDates(
    db,
    { peerGroupId, mode: group.mode, lengthMinutes: wish.lengthMinutes },
    dates.map(({ startsAt }, index) => ({ startsAt, hostId: hosts[index] ?? null })),
  )
  if (said !== 'planned') return refuse('hour-taken')
  await tellAll(db, { supervisionId: null, peerGroupId }, 'peer-dates-made', peerGroupId)
  return { made: dates.length }
}

/** Dates ahead that nobody hosts go round among those who sit there now: whoever joined has a turn, too. */
export async function shareHosts(
  db: ViewerDb,
  peerGroupId: string,
): Promise<{ shared: number } | Refusal<'nobody-to-share-with' | 'all-hosted'>> {
  const { members } = await ownPeerGroup(db, peerGroupId)
  if (members.length < 2) return refuse('nobody-to-share-with')
  const ahead = await sessionsAhead(db, { peerGroupId })
  const open = ahead.filter(({ host }) => host === null)
  if (open.length === 0) return refuse('all-hosted')
  const hosts = hostsInTurn(
    members.map(({ personId }) => personId),
    await lastHost(db, peerGroupId),
    open.length,
  )
  const { rows } = await sql<{ shared: number }>`
    select host_supervision(${open.map(({ id }) => id)}::uuid[], ${hosts}::uuid[]) as shared`.execute(db)
  await tellAll(db, { supervisionId: null, peerGroupId }, 'peer-dates-made', peerGroupId)
  return { shared: rows[0]?.shared ?? 0 }
}

export async function notePeerPause(
  db: ViewerDb,
  peerGroupId: string,
  { firstOn, lastOn }: { firstOn: Temporal.PlainDate; lastOn: Temporal.PlainDate },
): Promise<{ noted: true } | Refusal<'ends-before-it-begins' | 'too-long'>> {
  await ownPeerGroup(db, peerGroupId)
  const days = firstOn.until(lastOn).days
  if (days < 0) return refuse('ends-before-it-begins')
  if (days > 365) return refuse('too-long')
  await db
    .insertInto('peer_group_pause')
    .values({
      id: newId(),
      peer_group_id: peerGroupId,
      first_on: firstOn,
      last_on: lastOn,
      noted_at: db.now,
    })
    .execute()
  return { noted: true }
}

export async function takeBackPeerPause(
  db: ViewerDb,
  peerGroupId: string,
  pauseId: string,
): Promise<{ takenBack: true } | Refusal<'pause-gone'>> {
  await ownPeerGroup(db, peerGroupId)
  const { numUpdatedRows } = await db
    .updateTable('peer_group_pause')
    .set({ withdrawn_at: db.now })
    .where('id', '=', pauseId)
    .where('peer_group_id', '=', peerGroupId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n ? { takenBack: true } : refuse('pause-gone')
}

/** What the essentials of a group that the viewer leads know as its supervision: these peers, or this supervision. */
export async function countForGroup(
  db: ViewerDb,
  groupId: string,
  by: { peerGroupId: string } | { supervisionId: string },
): Promise<{ groupId: string } | Refusal<'does-not-hold'>> {
  const { today } = await societyClock(db)
  if ('peerGroupId' in by) {
    const { id, everyWeeks } = await ownPeerGroup(db, by.peerGroupId)
    await noteSupervision(db, groupId, {
      kind: 'peer',
      sinceOn: today,
      everyWeeks,
      agreed: { supervisorId: null, peerGroupId: id, feeMinor: null, currency: null },
    })
    return { groupId }
  }
  const supervision = found(await supervisionById(db, by.supervisionId))
  const terms = termsToday(supervision, today)
  const isSupervised = supervision.supervisees.some(({ id }) => id === db.viewer.personId)
  if (!isSupervised || !terms || supervision.endedAt) return refuse('does-not-hold')
  try {
    await noteSupervision(db, groupId, {
      kind: supervision.kind === 'peers' ? 'peer' : supervision.kind,
      sinceOn: terms.beginsOn,
      everyWeeks: terms.everyWeeks,
      agreed: {
        supervisionId: supervision.id,
        supervisorId: supervision.supervisor.id,
        peerGroupId: null,
        feeMinor: terms.feeMinor,
        currency: terms.currency,
      },
    })
  } catch (fault) {
    // Ended by the other side since we looked: the database says no.
    if (isPermissionFault(fault)) return refuse('does-not-hold')
    throw fault
  }
  return { groupId }
}

/** Before the peers part: what they have with a supervisor ends, and everybody's calendar is told what is called off. */
export async function peersMeetNoMore(db: ViewerDb, peerGroupId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from supervision where peer_group_id = ${peerGroupId} and ended_at is null`.execute(db)
  for (const { id } of rows) await endSupervisionOf(db, id)
  await tellAll(db, { supervisionId: null, peerGroupId }, 'peer-group-ended', peerGroupId)
}

/** A member agrees that somebody who asks takes a chair among them. */
export async function agreeToPeer(
  db: ViewerDb,
  peerGroupId: string,
  requestId: string,
): Promise<{ agreed: true } | Refusal<'no-request'>> {
  await ownPeerGroup(db, peerGroupId)
  if (!(await peersAsking(db, peerGroupId)).some((one) => one.requestId === requestId))
    return refuse('no-request')
  await db
    .insertInto('peer_agreement')
    .values({ request_id: requestId, person_id: found(db.viewer.personId), agreed_at: db.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { agreed: true }
}
