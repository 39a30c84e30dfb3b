import { currentEdition } from '../../src/features/fliers/commands.ts'
import { noteWhoCame } from '../../src/features/tasters/commands/keep-taster.ts'
import { makeTaster, type NewTaster } from '../../src/features/tasters/commands/make-taster.ts'
import { applyAfterTaster, confirmSeat, leaveTaster } from '../../src/features/tasters/commands/own-seat.ts'
import { signUpForTaster } from '../../src/features/tasters/commands/sign-up.ts'
import { guestsOf } from '../../src/features/tasters/queries.ts'
import type { Teller } from '../teller.ts'

/**
 * Cathays has held a taster: two came, and one of them has applied since. Another one lies ahead; it is full, and one
 * guest waits for a seat. The flier is handed out with it.
 */
export async function cardiffTasters(
  tell: Teller,
  { groupId, leaderId }: { groupId: string; leaderId: string },
) {
  const evening = (days: number, seats: number): NewTaster => ({
    on: tell.dayAgo(days),
    at: Temporal.PlainTime.from('18:45'),
    minutes: 90,
    mode: 'face-to-face',
    area: 'Cardiff',
    place: 'Cathays health centre, library, 12 Example Terrace, Cardiff',
    url: null,
    seats,
    contributionMinor: 0,
    closesOn: null,
    plan: 'We begin with names and tea. Then one of us tells of an encounter, if somebody would like to, and the others wonder aloud. You may simply listen. At the end there is time for your questions.',
    beforeOpening: false,
  })
  const guest = (name: string, profession: string) => ({
    name,
    email: `${name.toLowerCase().replace(' ', '.')}@example.org`,
    profession,
  })
  const comes = async (days: number, tasterId: string, who: ReturnType<typeof guest>) => {
    await tell.as(null, tell.ago(days, '20:05'), (db) => signUpForTaster(db, tasterId, who))
    const token = await tell.tokenSentTo(who.email)
    await tell.holding(token, tell.ago(days, '20:12'), confirmSeat)
    return token
  }

  const held = await tell.as(leaderId, tell.ago(30), (db) => makeTaster(db, groupId, evening(9, 6)))
  const anwen = await comes(25, held.id, guest('Anwen Rees', 'GP'))
  await comes(22, held.id, guest('Bryn Hopkin', 'Psychologist'))
  await comes(18, held.id, guest('Catrin Vaughan', 'Nurse'))
  await tell.as(leaderId, tell.ago(8, '09:15'), async (db) => {
    const guests = await guestsOf(db, held.id)
    const came = guests.filter(({ name }) => name !== 'Catrin Vaughan').map(({ id }) => id)
    return noteWhoCame(db, groupId, held.id, came)
  })
  await tell.holding(anwen, tell.ago(7, '21:40'), (db) =>
    applyAfterTaster(
      db,
      'I came to the meeting, and have thought of it every day since. I should like to come regularly.',
    ),
  )

  const ahead = await tell.as(leaderId, tell.ago(6), (db) => makeTaster(db, groupId, evening(-12, 3)))
  await tell.as(leaderId, tell.ago(6, '10:10'), (db) => currentEdition(db, groupId))
  await comes(5, ahead.id, guest('Delyth Morgan', 'Counsellor'))
  const emyr = await comes(4, ahead.id, guest('Emyr Pugh', 'GP'))
  await comes(4, ahead.id, guest('Ffion Beynon', 'Doctor in training'))
  await comes(3, ahead.id, guest('Gareth Llwyd', 'Psychiatrist'))
  await comes(2, ahead.id, guest('Haf Eynon', 'GP'))
  // His seat goes to Gareth, who had waited longest; Haf waits.
  await tell.holding(emyr, tell.ago(1, '19:00'), leaveTaster)
  return {
    guest: guest('Gareth Llwyd', 'Psychiatrist'),
    token: await tell.tokenSentTo('gareth.llwyd@example.org'),
  }
}
