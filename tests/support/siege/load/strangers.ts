import { pathIn } from '../../mail-server.ts'
import type { Part } from './part.ts'
import { addressOf } from './patience.ts'

/** Visitors who write to the society; each is written to. */
export async function asks({ field, patience, deeds, place }: Part): Promise<void> {
  for (let nth = 0; !patience.isOver(); nth++) {
    const email = `asks-${place}-${nth}@fire.example.org`
    const who = await field.client(addressOf(place * 5_000 + nth))
    const typed = { name: 'Una Field', email, region: field.society.regionId, message: 'May we talk?' }
    if (await patience.acknowledge(who, '/contact?kind=start-face-to-face', typed))
      deeds.add('enquiry', email)
    await patience.breathe()
  }
}

const application = {
  name: 'Anna Field',
  profession: 'GP',
  work_setting: 'General practice',
  workplace_area: 'Musselburgh',
  why: 'I would like to think about my work with others.',
}

/** Visitors who apply to a group, find the letter, and say on the page it leads to that they mean it. */
export async function applies({ field, patience, deeds, place }: Part): Promise<void> {
  const { members } = field.society
  for (let nth = 0; !patience.isOver(); nth++) {
    const email = `applies-${nth}@fire.example.org`
    const who = await field.client(addressOf(place * 5_000 + nth))
    // Another group each time, so that none is ever full of applications.
    const groupId = members[(nth * 7) % members.length]?.groupId
    if (!(await patience.acknowledge(who, `/groups/${groupId}/apply`, { ...application, email }))) continue
    deeds.add('application', email)
    const letter = await patience.letter(field.mail, email)
    if (await patience.acknowledge(who, pathIn(letter), {}, /confirmation$/)) deeds.add('confirmation', email)
  }
}
