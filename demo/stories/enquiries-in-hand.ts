import { answerEnquiry } from '../../src/features/enquiries/commands/answer-enquiry.ts'
import { assignEnquiry, forwardEnquiry } from '../../src/features/enquiries/commands/hand-on-enquiry.ts'
import { noteOnEnquiry } from '../../src/features/enquiries/commands/note-on-enquiry.ts'
import { replyToEnquiry } from '../../src/features/enquiries/commands/reply-to-enquiry.ts'
import { showAddress } from '../../src/features/enquiries/commands/show-address.ts'
import { regions, representatives } from '../../src/features/society/queries.ts'
import * as chapter from '../chapters.ts'
import { readConcern } from '../looks.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** An enquiry of each kind on its way: shared by two, forwarded to Council, in confidence, or waiting. */
export async function enquiriesInHand(tell: Teller, society: DemoSociety) {
  const { administratorId } = society
  const everybody = await tell.as(administratorId, tell.now, representatives)
  const idOf = (name: string) => {
    const one = everybody.find((each) => each.name === name)
    if (!one) throw new Error(`${name} represents no region.`)
    return one.personId
  }
  await londonWithOneAway(tell, society, { clement: idOf('Clement Asante'), ines: idOf('Ines Ferreira') })
  await northWestSharedByTwo(tell, society, { sian: idOf('Sian Pritchard'), omar: idOf('Omar Haddad') })
  await movingOnline(tell, society)
  await becomingALeader(tell, society, idOf('Gwilym Rees'))
  await fromARegionWithoutAnybody(tell, society)
  await joiningInScotland(tell, society)
  return inConfidence(tell, society)
}

/** Ines is away for a fortnight: Clement covers for her, and has taken this one in hand. */
async function londonWithOneAway(
  tell: Teller,
  { regions: represented }: DemoSociety,
  { clement, ines }: { clement: string; ines: string },
) {
  await chapter.goAway(tell, ines, { firstOn: tell.dayAgo(6), lastOn: tell.dayAgo(-8) })
  const { enquiryId } = await chapter.ask(
    tell,
    2,
    { name: 'Theo Marchetti', email: 'theo.marchetti@example.org' },
    {
      kind: 'find-supervision',
      region: represented['London and the South East'].id,
      details: { kind: 'find-supervision', seeks: 'peer-group', leading: 'leads', way: 'either' },
      message: 'Our supervisor retires at the end of term. We are two leaders in Lewisham.',
      plan: null,
    },
  )
  await tell.as(clement, tell.ago(1, '08:15'), async (db) => {
    await assignEnquiry(db, enquiryId, { personId: clement })
    return noteOnEnquiry(db, enquiryId, {
      words:
        'Ines knows the group in Greenwich that has two places. I ask her when she is back, on Monday week.',
    })
  })
}

/** Either of the two may answer; Omar did, and was written to again. */
async function northWestSharedByTwo(
  tell: Teller,
  { regions: represented }: DemoSociety,
  { sian, omar }: { sian: string; omar: string },
) {
  const { enquiryId } = await chapter.ask(
    tell,
    4,
    { name: 'Rukmini Dey', email: 'rukmini.dey@example.org' },
    {
      kind: 'start-online',
      region: represented['North West'].id,
      details: { kind: 'start-online', interestedMembers: 5, leaders: 'one' },
      message:
        'Five of us finished training together and now live far apart. Could we meet on a screen, and would somebody lead us?',
      plan: null,
    },
  )
  await tell.as(sian, tell.ago(3, '12:30'), (db) => assignEnquiry(db, enquiryId, { personId: omar }))
  await tell.as(omar, tell.ago(3, '18:05'), (db) =>
    answerEnquiry(db, enquiryId, {
      body: 'Yes to both: groups like yours meet online, and I know of a leader who looks for one. When could we talk for half an hour?',
    }),
  )
  const token = await tell.tokenSentTo('rukmini.dey@example.org')
  await tell.holding(token, tell.ago(1, '20:50'), (db) =>
    replyToEnquiry(db, { body: 'Wonderful. Any evening but Friday; I am free after seven.' }),
  )
}

/** R77, R78: to the administrator first, who forwards it to the member of Council who knows most about it. */
async function movingOnline(tell: Teller, { administratorId, councilId, regions: represented }: DemoSociety) {
  const { enquiryId } = await chapter.ask(
    tell,
    3,
    { name: 'Winifred Tull', email: 'winifred.tull@example.org' },
    {
      kind: 'move-online',
      region: represented['Bristol and South West'].id,
      details: {
        kind: 'move-online',
        stage: 'decided',
        members: 8,
        leadersCome: 'all',
        wantsSupervision: true,
      },
      message:
        'Our room is being sold. Seven years in one circle, and now eight windows: what do we have to look out for?',
      plan: null,
    },
  )
  await tell.as(administratorId, tell.ago(2, '09:10'), (db) =>
    forwardEnquiry(db, enquiryId, {
      personId: councilId,
      reason: 'You have gone through this with two groups. They would like supervision while they move.',
    }),
  )
}

/** Gwilym shows his address, so that they can write to each other without us. */
async function becomingALeader(tell: Teller, { regions: represented }: DemoSociety, gwilym: string) {
  const { enquiryId } = await chapter.ask(
    tell,
    9,
    { name: 'Bronwen Pugh', email: 'bronwen.pugh@example.org' },
    {
      kind: 'become-leader',
      region: represented['South Wales'].id,
      details: {
        kind: 'become-leader',
        profession: 'Psychotherapist',
        experience: 'long',
        psychodynamic: true,
        wish: 'co-lead',
      },
      message: '',
      plan: null,
    },
  )
  await tell.as(gwilym, tell.ago(7, '19:40'), async (db) => {
    await answerEnquiry(db, enquiryId, {
      body: 'How good to hear from you. There is a group in Swansea whose leader would like somebody beside her; I have shown you my address, so write to me whenever it suits.',
    })
    return showAddress(db, enquiryId, { isShown: true })
  })
}

/** Nobody represents East Anglia: the administrator answers. */
async function fromARegionWithoutAnybody(tell: Teller, { administratorId }: DemoSociety) {
  const eastAnglia = (await tell.as(administratorId, tell.now, regions)).find(
    ({ name }) => name === 'East Anglia',
  )
  await chapter.ask(
    tell,
    1,
    { name: 'Aurelia Fenn', email: 'aurelia.fenn@example.org' },
    {
      kind: 'something-else',
      region: eastAnglia?.id ?? null,
      message:
        'We teach medical students in Norwich. Is there somebody who could come and show them what a Balint group is?',
      plan: null,
    },
  )
}

async function joiningInScotland(tell: Teller, { regions: represented }: DemoSociety) {
  await chapter.ask(
    tell,
    1,
    { name: 'Calum Begg', email: 'calum.begg@example.org' },
    {
      kind: 'join-group',
      region: represented.Scotland.id,
      details: {
        kind: 'join-group',
        profession: 'GP',
        way: 'either',
        area: 'Dundee',
        times: 'Wednesday or Thursday evenings',
      },
      message: '',
      plan: null,
    },
  )
}

/** Only the officer for concerns reads it; it is in nobody else's list, count or mailbox. */
async function inConfidence(tell: Teller, { concernsOfficerId }: DemoSociety) {
  const who = { name: 'Delphine Roy', email: 'delphine.roy@example.org' }
  const { enquiryId } = await chapter.ask(tell, 3, who, {
    kind: 'concern',
    region: null,
    details: { kind: 'concern', group: 'A group in the south', standing: 'member', wish: 'advice' },
    message:
      'One of us is interrupted each time she speaks, and our leader lets it happen. I would rather not say so in the circle. What can I do?',
    plan: null,
  })
  await tell.as(concernsOfficerId, tell.ago(1, '17:20'), async (db) => {
    await readConcern(db, enquiryId)
    return answerEnquiry(db, enquiryId, {
      body: 'Thank you for trusting me with this. Nothing goes further without your word. Would you like to talk it through, before we think about what you could say, and to whom?',
    })
  })
  return { enquirer: who, token: await tell.tokenSentTo(who.email) }
}
