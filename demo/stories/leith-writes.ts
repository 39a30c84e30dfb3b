import { addReading, beginWithSocietys } from '../../src/features/letters/commands/keep-reading.ts'
import { writeLetterWords } from '../../src/features/letters/commands/keep-words.ts'
import { sendReminders } from '../../src/features/letters/commands/send-reminders.ts'
import {
  writeToAll,
  writeToLeaders,
  writeToMember,
} from '../../src/features/letters/commands/write-message.ts'
import type { House } from '../../src/platform/web/context.ts'
import type { Teller } from '../teller.ts'

interface Leith {
  groupId: string
  leaderId: string
  coLeaderId: string
  memberId: string
}

/** The Leith evening circle and its letters: a reminder in its own words, a question and its answer, what to read. */
export async function leithWrites(
  tell: Teller,
  house: House,
  { groupId, leaderId, coLeaderId, memberId }: Leith,
  administratorId: string,
) {
  await tell.as(administratorId, tell.ago(200), (db) =>
    addReading(db, null, {
      title: 'The Doctor, His Patient and the Illness',
      author: 'Michael Balint',
      year: 1957,
      link: null,
    }),
  )
  await tell.as(administratorId, tell.ago(200, '10:05'), (db) =>
    addReading(db, null, {
      title: 'What happens in a Balint group?',
      author: null,
      year: null,
      link: 'https://example.org/what-happens-in-a-balint-group',
    }),
  )
  await tell.as(leaderId, tell.ago(9), (db) => beginWithSocietys(db, groupId))
  await tell.as(leaderId, tell.ago(9, '10:10'), (db) =>
    addReading(db, groupId, {
      title: 'Six Minutes for the Patient',
      author: 'Enid Balint and Jack Norell',
      year: 1973,
      link: null,
    }),
  )
  await tell.as(leaderId, tell.ago(8, '19:00'), (db) =>
    writeLetterWords(db, groupId, 'reminder', {
      opening: 'Our evening is near.\n\nBring nothing with you but whoever stays on your mind.',
      closing: 'Put the kettle on in good time.',
    }),
  )
  await tell.as(memberId, tell.ago(3, '13:10'), (db) =>
    writeToLeaders(
      db,
      groupId,
      'I am on call in the week after next and may have to leave the room for a minute. Is that a reason to stay away?',
    ),
  )
  await tell.as(coLeaderId, tell.ago(3, '20:40'), (db) =>
    writeToMember(
      db,
      groupId,
      memberId,
      'Please come. Tell us at the beginning that the telephone may ring; we shall know then why you go.',
    ),
  )
  await tell.as(leaderId, tell.ago(2, '20:30'), (db) =>
    writeToAll(
      db,
      groupId,
      'Some of you asked whether to bring something to read. There is no need: two titles stand on our page for later.',
    ),
  )
  await tell.as(memberId, tell.ago(1, '07:50'), (db) =>
    writeToLeaders(db, groupId, 'Thank you, both. May I come ten minutes early to try my microphone?'),
  )
  await sendReminders(house.database, house.secrets, tell.now)
}
