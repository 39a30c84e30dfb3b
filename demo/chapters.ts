import { changeProfile } from '../src/features/accounts/commands.ts'
import { answerEnquiry } from '../src/features/enquiries/commands/answer-enquiry.ts'
import { inviteEnquirer } from '../src/features/enquiries/commands/invite-enquirer.ts'
import { noteDiscussion } from '../src/features/enquiries/commands/note-discussion.ts'
import { type NewEnquiry, sendEnquiry } from '../src/features/enquiries/commands/send-enquiry.ts'
import { agreeFee, type FeeTerms, notePaid as notePaidPeriods } from '../src/features/fees/commands.ts'
import { paidMembers } from '../src/features/fees/queries.ts'
import { acceptInvitation } from '../src/features/groups/commands/accept-invitation.ts'
import { agreeToBeNamed } from '../src/features/groups/commands/agree-to-be-named.ts'
import { inviteLeader } from '../src/features/groups/commands/invite-leader.ts'
import { keepLeaderEntry, type LeaderEntry } from '../src/features/groups/commands/keep-leader-entry.ts'
import { noteLeadersMeeting } from '../src/features/groups/commands/note-leaders-meeting.ts'
import { openGroup } from '../src/features/groups/commands/open-group.ts'
import { agreeToText } from '../src/features/groups/commands/planning/agree-to-text.ts'
import { giveAnswers } from '../src/features/groups/commands/planning/give-answers.ts'
import { proposeText } from '../src/features/groups/commands/planning/propose-text.ts'
import { saveAnswers } from '../src/features/groups/commands/planning/save-answers.ts'
import { type Frame, setFrame } from '../src/features/groups/commands/set-frame.ts'
import { writeAims } from '../src/features/groups/commands/write-aims.ts'
import { writeGroundRules } from '../src/features/groups/commands/write-ground-rules.ts'
import { groupById } from '../src/features/groups/queries/group.ts'
import { groupLeaders } from '../src/features/groups/queries/group-leaders.ts'
import { leadersPlanning } from '../src/features/groups/queries/planning/leaders-planning.ts'
import { noAnswers, type PlanningAnswers } from '../src/features/groups/rules/planning/answers.ts'
import { acceptPlace } from '../src/features/recruitment/commands/accept-place.ts'
import type { Ticked } from '../src/features/recruitment/commands/answer-times.ts'
import { apply } from '../src/features/recruitment/commands/apply.ts'
import { confirmApplication } from '../src/features/recruitment/commands/confirm-application.ts'
import { offerPlace } from '../src/features/recruitment/commands/offer-place.ts'
import { recordInterview } from '../src/features/recruitment/commands/record-interview.ts'
import { applicantById } from '../src/features/recruitment/queries/applicants.ts'
import { askedQuestions } from '../src/features/recruitment/queries/questions.ts'
import type { Decision } from '../src/features/recruitment/rules/decision.ts'
import { letterFor } from '../src/features/recruitment/rules/decision-letter.ts'
import type { Technology } from '../src/features/recruitment/rules/technology.ts'
import { askForAccreditation } from '../src/features/register/commands/ask-for-accreditation.ts'
import { decideAccreditation } from '../src/features/register/commands/decide-accreditation.ts'
import { noteAbsence } from '../src/features/society/commands/absences.ts'
import type { ViewerDb } from '../src/platform/database/database.ts'
import { found as there } from '../src/platform/errors.ts'
import type { Accreditation } from '../src/shared/accreditation.ts'
import { emptyCard, type MemberCard } from '../src/shared/member-card.ts'
import type { WayOfHearing } from '../src/shared/ways-of-hearing.ts'
import type { WorkSetting } from '../src/shared/work-settings.ts'
import { readAccreditation, readApplication } from './looks.ts'
import type { Somebody, Teller } from './teller.ts'

/** What happens in many stories, told once. */

export interface Region {
  id: string
  representativeId: string | null
}

/** Somebody asks the society. */
export function ask(tell: Teller, days: number, who: Somebody, enquiry: Omit<NewEnquiry, 'name' | 'email'>) {
  return tell.as(null, tell.ago(days, '21:10'), (db) => sendEnquiry(db, { ...who, ...enquiry }))
}

/** Somebody who holds an office is away for some days; a colleague of the same region covers. */
export function goAway(
  tell: Teller,
  personId: string,
  days: { firstOn: Temporal.PlainDate; lastOn: Temporal.PlainDate },
) {
  return tell.as(personId, tell.ago(8), (db) => noteAbsence(db, days))
}

/** The representative answers, talks with the enquirer, and asks them to found the group. */
export async function talkAndInvite(tell: Teller, days: number, region: Region, enquiryId: string) {
  const me = region.representativeId
  await tell.as(me, tell.ago(days, '08:40'), (db) =>
    answerEnquiry(db, enquiryId, {
      body: 'How good that you are thinking of a group. Shall we talk it through on the telephone this week? Tuesday or Thursday after six would suit me.',
    }),
  )
  await tell.as(me, tell.ago(days - 3, '18:50'), (db) =>
    noteDiscussion(db, enquiryId, { heldOn: tell.dayAgo(days - 3) }),
  )
  return tell.as(me, tell.ago(days - 3, '19:00'), (db) => inviteEnquirer(db, enquiryId))
}

/** Whoever was invited accepts from their mailbox. */
export async function accept(tell: Teller, when: Temporal.Instant, invitationId: string) {
  const personId = await tell.accountOf(await tell.tokenSentAbout(invitationId), when)
  const { groupId } = await tell.as(personId, when, (db) => acceptInvitation(db, invitationId))
  return { personId, groupId }
}

/** A founder joins the demo with a group of their own in planning. */
export async function found(
  tell: Teller,
  days: number,
  founder: Somebody,
  region: Region,
  enquiry: Omit<NewEnquiry, 'name' | 'email' | 'region'>,
) {
  const { enquiryId } = await ask(tell, days, founder, { ...enquiry, region: region.id })
  const { invitationId } = await talkAndInvite(tell, days - 2, region, enquiryId)
  return accept(tell, tell.ago(days - 6, '20:15'), invitationId)
}

/** A second leader is asked, and comes. */
export async function joinLeading(
  tell: Teller,
  days: number,
  groupId: string,
  founderId: string,
  who: Somebody,
) {
  const { invitationId } = await tell.as(founderId, tell.ago(days, '20:30'), (db) =>
    inviteLeader(db, groupId, who),
  )
  return (await accept(tell, tell.ago(days - 1, '12:20'), invitationId)).personId
}

/** A leader says who they are, and asks the Council to confirm how far they are; the Council decides some days later. */
export async function leaderSays(
  tell: Teller,
  days: number,
  { groupId, personId, councilId }: { groupId: string; personId: string; councilId: string },
  { accreditation, ...entry }: LeaderEntry & { accreditation: Accreditation },
) {
  await tell.as(personId, tell.ago(days, '20:40'), async (db) => {
    await keepLeaderEntry(db, groupId, entry)
    await agreeToBeNamed(db, groupId, { named: 'yes' })
    if (accreditation !== 'none') {
      await askForAccreditation(db, { asksFor: accreditation, sinceOn: tell.dayAgo(days + 400) })
    }
  })
  if (accreditation === 'none') return
  await tell.as(councilId, tell.ago(days - 5, '17:30'), async (db) => {
    await readAccreditation(db, personId)
    return decideAccreditation(db, personId, {
      state: accreditation,
      sinceOn: tell.dayAgo(days + 400),
      reason: 'As the minutes of the training committee say.',
    })
  })
}

export function givePhone(
  tell: Teller,
  days: number,
  personId: string,
  who: Somebody,
  phone: string,
  profession: string,
) {
  return tell.as(personId, tell.ago(days, '20:45'), (db) =>
    changeProfile(db, personId, { name: who.name, phone, profession, timeZone: 'Europe/London' }),
  )
}

/** The leaders decide day, hour and size. */
export function decideFrame(
  tell: Teller,
  days: number,
  groupId: string,
  leaderId: string,
  frame: Partial<Omit<Frame, 'revision'>>,
) {
  return tell.as(leaderId, tell.ago(days, '21:00'), async (db) => {
    const { revision, name, mode, regionId, ...group } = await groupById(db, groupId)
    return setFrame(db, groupId, {
      revision,
      name,
      mode,
      region: regionId ?? undefined,
      area: group.area ?? undefined,
      professions:
        group.professions.length > 0 ? group.professions : ['GP', 'Psychiatrist', 'Hospital doctor'],
      weekday: group.weekday ?? undefined,
      startTime: group.startTime ?? undefined,
      rhythm: group.rhythm ?? undefined,
      lengthMinutes: group.lengthMinutes ?? undefined,
      timeZone: group.timeZone,
      fewestMembers: group.fewestMembers,
      mostMembers: group.mostMembers,
      doorsMinutes: group.doorsMinutes,
      ...frame,
    })
  })
}

/** The leaders meet, and write down what the group is for and how it works. */
export async function agreeOnWork(tell: Teller, days: number, groupId: string, leaderId: string) {
  await tell.as(leaderId, tell.ago(days, '21:15'), (db) =>
    noteLeadersMeeting(db, groupId, { heldOn: tell.dayAgo(days) }),
  )
  await tell.as(leaderId, tell.ago(days, '21:20'), async (db) =>
    writeAims(db, groupId, {
      aims: 'To look at what happens between us and our patients, from cases told from memory; to be puzzled together, and to go back to work a little lighter.',
      revision: (await groupById(db, groupId)).revision,
    }),
  )
  await tell.as(leaderId, tell.ago(days, '21:30'), (db) =>
    writeGroundRules(db, groupId, {
      version: 0,
      body: [
        'What is said here stays here. We tell of patients without names, places or anything by which they could be known.',
        'We come to every meeting we can, on time, and say so beforehand when we cannot.',
        'We do not advise, judge or question the presenter; we imagine.',
        'Nobody has to bring a case; silence is welcome.',
        'Nothing is recorded, by anybody.',
      ].join('\n'),
    }),
  )
}

/** A leader answers how they would like to lead, and gives it; alone, it is kept at once. */
export async function answerPlanning(
  tell: Teller,
  days: number,
  groupId: string,
  leaderId: string,
  answers: Partial<PlanningAnswers>,
) {
  await tell.as(leaderId, tell.ago(days, '20:50'), (db) =>
    saveAnswers(db, groupId, { ...noAnswers, ...answers }),
  )
  return tell.as(leaderId, tell.ago(days, '21:05'), (db) => giveAnswers(db, groupId))
}

/** One of the leaders writes what they agree on. */
export function proposeCommonText(
  tell: Teller,
  days: number,
  groupId: string,
  leaderId: string,
  answers: Partial<PlanningAnswers>,
) {
  return tell.as(leaderId, tell.ago(days, '21:10'), (db) =>
    proposeText(db, groupId, { answers: { ...noAnswers, ...answers } }),
  )
}

/** The other says yes to it. */
export function sayYesToCommonText(tell: Teller, days: number, groupId: string, leaderId: string) {
  return tell.as(leaderId, tell.ago(days, '22:00'), async (db) => {
    const [newest] = (await leadersPlanning(db, groupId)).texts
    return agreeToText(db, groupId, newest?.id ?? '')
  })
}

export function setFee(tell: Teller, days: number, groupId: string, leaderId: string, terms: FeeTerms) {
  return tell.as(leaderId, tell.ago(days, '21:40'), (db) => agreeFee(db, groupId, terms))
}

/** The leaders see payments come in, and note until when each reaches. */
export function notePaid(
  tell: Teller,
  days: number,
  groupId: string,
  leaderId: string,
  { until, allBut }: { until: Temporal.PlainDate; allBut: readonly string[] },
) {
  return tell.as(leaderId, tell.ago(days, '22:00'), async (db) => {
    const paid = (await paidMembers(db, groupId)).filter(({ name }) => !allBut.includes(name))
    return notePaidPeriods(db, groupId, {
      membershipIds: paid.map(({ membershipId }) => membershipId),
      paidUntil: until,
    })
  })
}

export function open(tell: Teller, days: number, groupId: string, leaderId: string) {
  return tell.as(leaderId, tell.ago(days, '21:50'), (db) => openGroup(db, groupId))
}

export interface Applicant extends Somebody {
  /** What they let the others see, once they have a place; nothing, if left out. */
  card?: MemberCard
  profession: string
  workSetting?: WorkSetting
  area: string
  why: string
  /** What they have for the screen; everything, if left out. */
  technology?: Technology
  heardHow?: WayOfHearing
  /** When they could come, where the group asks. */
  times?: Ticked
  /** To the group's own questions, in their order. */
  answers?: readonly string[]
}

/** Somebody writes an application, and leaves it at that: nobody has confirmed it. */
export function writeApplication(tell: Teller, days: number, groupId: string, who: Applicant) {
  return tell.as(null, tell.ago(days, '22:05'), async (db) => {
    const questions = await askedQuestions(db, groupId)
    return apply(db, {
      groupId,
      name: who.name,
      email: who.email,
      profession: who.profession,
      workSetting: who.workSetting ?? (who.profession === 'GP' ? 'General practice' : 'Hospital'),
      workplaceArea: who.area,
      why: who.why,
      technology: who.technology ?? { computer: true, camera: true, connection: true },
      heardHow: who.heardHow ?? null,
      times: who.times && { ticked: who.times, comes: undefined },
      answers: questions.map(({ id }, place) => ({ questionId: id, answer: who.answers?.[place] ?? '' })),
    })
  })
}

/** Somebody applies, and says so on the page they are sent; answers the application's id. */
export async function applyTo(tell: Teller, days: number, groupId: string, who: Applicant, leaderId: string) {
  await writeApplication(tell, days, groupId, who)
  const token = await tell.tokenSentTo(who.email)
  await tell.holding(token, tell.ago(days, '22:12'), confirmApplication)
  return tell.as(leaderId, tell.ago(days, '23:00'), async (db) => {
    const newest = await db
      .selectFrom('application')
      .select('id')
      .where('group_id', '=', groupId)
      .orderBy('applied_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    return newest.id
  })
}

export function interview(
  tell: Teller,
  days: number,
  groupId: string,
  leaderId: string,
  applicationId: string,
) {
  return tell.as(leaderId, tell.ago(days, '19:30'), async (db) => {
    await readApplication(db, groupId, applicationId)
    return recordInterview(db, { groupId, applicationId, heldOn: tell.dayAgo(days) })
  })
}

/** The letter as the form proposes it. */
export async function letterOf(db: ViewerDb, decision: Decision, groupId: string, applicationId: string) {
  const group = await groupById(db, groupId)
  const applicant = there(await applicantById(db, groupId, applicationId))
  const leaders = (await groupLeaders(db, groupId)).map(({ name }) => name)
  return letterFor(decision, {
    applicant: applicant.name,
    group: group.name,
    leaders,
    wasInterviewed: applicant.interview !== null,
  })
}

export function offer(tell: Teller, days: number, groupId: string, leaderId: string, applicationId: string) {
  return tell.as(leaderId, tell.ago(days, '20:00'), async (db) => {
    await readApplication(db, groupId, applicationId)
    return offerPlace(db, {
      groupId,
      applicationId,
      days: 14,
      letter: await letterOf(db, 'offer', groupId, applicationId),
    })
  })
}

/** From application to place, in a week. */
export async function join(tell: Teller, days: number, groupId: string, leaderId: string, who: Applicant) {
  const applicationId = await applyTo(tell, days, groupId, who, leaderId)
  await interview(tell, days - 3, groupId, leaderId, applicationId)
  await offer(tell, days - 4, groupId, leaderId, applicationId)
  const token = await tell.tokenSentAbout(applicationId)
  const when = tell.ago(days - 6, '07:45')
  const offerId = await tell.holding(token, when, async (db) => {
    const standing = await db
      .selectFrom('place_offer')
      .select('id')
      .where('application_id', '=', applicationId)
      .executeTakeFirstOrThrow()
    return standing.id
  })
  await tell.holding(token, when, (db) => acceptPlace(db, offerId, who.card ?? emptyCard))
  return tell.accountOf(token, when)
}
