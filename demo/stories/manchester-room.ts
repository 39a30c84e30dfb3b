import { apologyAddresses } from '../../src/features/attendance/queries/apology-addresses.ts'
import { meetingsFrom } from '../../src/features/meetings/queries/meetings.ts'
import { chooseRoom } from '../../src/features/room/commands/choose-room.ts'
import { tellCheck } from '../../src/features/room/commands/tell-check.ts'
import { wayInPath } from '../../src/features/room/rules/room-place.ts'
import type { Teller } from '../teller.ts'

interface Lunchtime {
  groupId: string
  leaderId: string
  memberIds: readonly string[]
}

/**
 * The lunchtime circle has tried the room of this site and stays there; its doors are open at this minute. Whoever looks
 * around may come in as both leaders and a member, in three browsers, and as a second member by the way of an email.
 */
export async function manchesterRoom(tell: Teller, { groupId, leaderId, memberIds }: Lunchtime) {
  await tell.as(leaderId, tell.ago(12, '17:20'), (db) =>
    chooseRoom(db, groupId, { ownRoom: true, signal: 'hand', phonesAllowed: false, tally: false }),
  )
  // Two have looked whether everything works, and told their leaders how it went.
  const [next] = await tell.as(leaderId, tell.now, (db) => meetingsFrom(db, groupId, db.now))
  const checks = [
    { passed: ['picture', 'voice', 'sound', 'connection', 'screen'], failed: [] },
    { passed: ['picture', 'voice', 'screen'], failed: ['connection'] },
  ] as const
  for (const [nth, check] of checks.entries()) {
    await tell.as(memberIds[nth + 1] ?? '', tell.now.subtract({ minutes: 90 - nth }), (db) =>
      tellCheck(db, next?.id ?? '', check),
    )
  }
  const byEmail = memberIds[3] ?? ''
  const token = await tell.as(leaderId, tell.now, async (db) =>
    db.secrets.token((await apologyAddresses(db, groupId)).get(byEmail) ?? ''),
  )
  return { byEmail: wayInPath(token) }
}
