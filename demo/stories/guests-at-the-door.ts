import { changeProfile } from '../../src/features/accounts/commands.ts'
import {
  enterFreeTimes,
  keepInterviewManner,
} from '../../src/features/recruitment/commands/arrange-interviews.ts'
import {
  bookOwnInterview,
  inviteToInterview,
} from '../../src/features/recruitment/commands/book-interview.ts'
import { chooseRoom } from '../../src/features/room/commands/choose-room.ts'
import { makeTaster } from '../../src/features/tasters/commands/make-taster.ts'
import { confirmSeat } from '../../src/features/tasters/commands/own-seat.ts'
import { signUpForTaster } from '../../src/features/tasters/commands/sign-up.ts'
import * as chapter from '../chapters.ts'
import type { Somebody, Teller } from '../teller.ts'

interface Led {
  groupId: string
  leaderId: string
  leader: Somebody
}

/**
 * Two groups receive people in the room of this site at this very minute: London a guest of its taster, who may ring its
 * leader; Dublin somebody who has applied.
 */
export async function guestsAtTheDoor(tell: Teller, { london, dublin }: { london: Led; dublin: Led }) {
  const soon = tell.now.add({ minutes: 9 }).round({ smallestUnit: 'minute' })
  const at = (timeZone: string) => {
    const local = soon.toZonedDateTimeISO(timeZone)
    return { on: local.toPlainDate(), at: local.toPlainTime() }
  }
  for (const { groupId, leaderId } of [london, dublin]) {
    await tell.as(leaderId, tell.ago(14, '20:15'), (db) =>
      chooseRoom(db, groupId, { ownRoom: true, signal: 'hand', phonesAllowed: false, tally: false }),
    )
  }

  await tell.as(london.leaderId, tell.ago(14, '20:30'), (db) =>
    changeProfile(db, london.leaderId, {
      name: london.leader.name,
      phone: '020 7946 0123',
      phoneForGuests: true,
      profession: 'Psychotherapist',
      timeZone: 'Europe/London',
    }),
  )
  const taster = await tell.as(london.leaderId, tell.ago(10), (db) =>
    makeTaster(db, london.groupId, {
      ...at('Europe/London'),
      minutes: 60,
      mode: 'online',
      area: null,
      place: null,
      url: null,
      seats: 3,
      contributionMinor: 0,
      closesOn: null,
      plan: 'We say our names. One of us tells of an encounter, and the others wonder aloud; you may simply listen.',
      beforeOpening: false,
    }),
  )
  const guest = { name: 'Nuala Byrne', email: 'nuala.byrne@example.org', profession: 'GP' }
  await tell.as(null, tell.ago(8, '21:05'), (db) => signUpForTaster(db, taster.id, guest))
  const guestToken = await tell.tokenSentTo(guest.email)
  await tell.holding(guestToken, tell.ago(8, '21:09'), confirmSeat)

  const { groupId, leaderId } = dublin
  const applicant = {
    name: 'Orla Nagle',
    email: 'orla.nagle@example.org',
    profession: 'GP' as const,
    workSetting: 'General practice' as const,
    area: 'Westport',
    why: 'I am the only doctor for twenty miles, and should like to hear how others stay kind.',
  }
  const applicationId = await chapter.applyTo(tell, 6, groupId, applicant, leaderId)
  await tell.as(leaderId, tell.ago(5, '08:10'), (db) =>
    keepInterviewManner(db, groupId, { minutes: 30, way: 'video', wayNote: null }),
  )
  await tell.as(leaderId, tell.ago(5, '08:15'), (db) =>
    enterFreeTimes(db, groupId, { moments: [at('Europe/Dublin')], also: [] }),
  )
  await tell.as(leaderId, tell.ago(5, '08:20'), (db) => inviteToInterview(db, { groupId, applicationId }))
  const token = await tell.tokenSentAbout(applicationId)
  await tell.holding(token, tell.ago(4, '19:40'), (db) => bookOwnInterview(db, soon))
  return {
    guest: { name: guest.name, path: `/tasters/guests/${guestToken}` },
    applicant: { name: applicant.name, path: `/applications/${token}` },
    leader: london.leader,
    leaderId: london.leaderId,
  }
}
