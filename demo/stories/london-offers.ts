import { setLink } from '../../src/features/groups/commands/set-link.ts'
import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** Online, multi-professional, four members and two offers out: nearly a circle. */

const leader = { name: 'Bettina Krol', email: 'bettina.krol@example.org' }
const coLeader = { name: 'Colm Daly', email: 'colm.daly@example.org' }
const people = [
  ['Dora Finch', 'Psychologist', 'Hospital'],
  ['Emeka Obi', 'GP', 'General practice'],
  ['Freya Lind', 'Social worker', 'Community service'],
  ['Gareth Moon', 'Hospital doctor', 'Hospital'],
  ['Hanna Vogt', 'Other health professional', 'Hospice or palliative care'],
  ['Idris Khan', 'GP', 'General practice'],
] as const

export async function londonOffers(tell: Teller, { regions, councilId }: DemoSociety) {
  const { personId: leaderId, groupId } = await chapter.found(
    tell,
    65,
    leader,
    regions['London and the South East'],
    {
      kind: 'start-online',
      message: 'A mixed group would suit our trust: nurses, psychologists, doctors. Is that wise?',
      plan: null,
    },
  )
  const coLeaderId = await chapter.joinLeading(tell, 54, groupId, leaderId, coLeader)
  for (const id of [leaderId, coLeaderId]) {
    await chapter.leaderSays(
      tell,
      53,
      { groupId, personId: id, councilId },
      {
        groupMemberExperience: true,
        psychodynamicTraining: true,
        profession: 'Psychotherapist',
        accreditation: id === leaderId ? 'accredited' : 'none',
      },
    )
  }
  await chapter.decideFrame(tell, 52, groupId, leaderId, {
    name: 'Thames morning circle',
    area: 'London and wherever the line is good',
    professions: ['GP', 'Hospital doctor', 'Psychologist', 'Social worker', 'Other health professional'],
    weekday: 5,
    startTime: Temporal.PlainTime.from('08:00'),
    rhythm: { everyWeeks: 1 },
    lengthMinutes: 60,
    fewestMembers: 6,
    mostMembers: 8,
  })
  await tell.as(leaderId, tell.ago(52), (db) =>
    setLink(db, groupId, { url: 'https://meet.example.org/thames' }),
  )
  await chapter.agreeOnWork(tell, 51, groupId, leaderId)
  await chapter.setFee(tell, 50, groupId, leaderId, {
    contributionMinor: 1800,
    currency: 'GBP',
    paidAhead: 'months',
    firstMeetingFree: true,
    covers: 'the leaders’ time',
  })
  await chapter.open(tell, 49, groupId, leaderId)
  for (const [index, [name, profession, workSetting]] of people.entries()) {
    const who = {
      name,
      profession,
      workSetting,
      email: `${name.toLowerCase().replace(' ', '.')}@example.org`,
      area: 'London',
      why: 'To hear how others, from other trades, bear what we bear.',
    }
    if (index < 4) {
      await chapter.join(tell, 40 - index * 4, groupId, leaderId, who)
    } else {
      const applicationId = await chapter.applyTo(tell, 9, groupId, who, leaderId)
      await chapter.interview(tell, 5, groupId, leaderId, applicationId)
      await chapter.offer(tell, 4, groupId, leaderId, applicationId)
    }
  }
  await chapter.applyTo(
    tell,
    2,
    groupId,
    {
      name: 'Jana Blum',
      email: 'jana.blum@example.org',
      profession: 'Counsellor',
      workSetting: 'Charity or voluntary organisation',
      area: 'Croydon',
      why: 'I work alone, and should like to hear how others carry it.',
      technology: { computer: true, camera: false, connection: true },
      heardHow: 'A talk or a taster',
    },
    leaderId,
  )
  return { groupId, leader, leaderId }
}
