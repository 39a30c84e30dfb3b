import { closeEnquiry } from '../../src/features/enquiries/commands/close-enquiry.ts'
import {
  acceptRegisterInvitation,
  inviteToRegister,
} from '../../src/features/register/commands/invite-to-register.ts'
import { keepEntry, type RegisterEntry } from '../../src/features/register/commands/keep-entry.ts'
import * as chapter from '../chapters.ts'
import type { Somebody, Teller } from '../teller.ts'

type Said = Partial<RegisterEntry> & Pick<RegisterEntry, 'regions' | 'modes' | 'lookingFor'>

/** Somebody asks how one becomes a leader, is invited into the register, and makes an entry. */
export async function enters(tell: Teller, days: number, region: chapter.Region, who: Somebody, said: Said) {
  const { enquiryId } = await chapter.ask(tell, days, who, {
    region: region.id,
    kind: 'become-leader',
    message: 'I should like to lead, with somebody. How do I enter your register?',
    plan: null,
  })
  const { invitationId } = await tell.as(region.representativeId, tell.ago(days - 1, '09:00'), async (db) => {
    const { correspondent_id } = await db
      .selectFrom('enquiry')
      .select('correspondent_id')
      .where('id', '=', enquiryId)
      .executeTakeFirstOrThrow()
    return inviteToRegister(db, { enquiryId, correspondentId: correspondent_id })
  })
  await tell.as(region.representativeId, tell.ago(days - 1, '09:05'), (db) =>
    closeEnquiry(db, enquiryId, { outcome: 'answered' }),
  )
  const when = tell.ago(days - 2, '20:00')
  const personId = await tell.accountOf(await tell.tokenSentAbout(invitationId), when)
  await tell.as(personId, when, (db) => acceptRegisterInvitation(db, invitationId))
  await tell.as(personId, when, (db) =>
    keepEntry(db, {
      groupMemberExperience: true,
      psychodynamicTraining: false,
      languages: ['English'],
      findable: true,
      ...said,
    }),
  )
  return personId
}
