import { noticeSilence } from '../src/features/enquiries/commands/notice-silence.ts'
import { tellRenewals } from '../src/features/portfolio/commands/tell-renewals.ts'
import type { House } from '../src/platform/web/context.ts'
import { aPairIsSupervised } from './stories/a-pair-is-supervised.ts'
import { aPurseThatStays } from './stories/a-purse-that-stays.ts'
import { askingAboutData } from './stories/asking-about-data.ts'
import { askingAround } from './stories/asking-around.ts'
import { bristolFirstThought } from './stories/bristol-first-thought.ts'
import { cardiffOpen } from './stories/cardiff-open.ts'
import { cardiffTasters } from './stories/cardiff-tasters.ts'
import { circlesWereAsked } from './stories/circles-were-asked.ts'
import { dublinOneLeader } from './stories/dublin-one-leader.ts'
import { enquiriesInHand } from './stories/enquiries-in-hand.ts'
import { guestsAtTheDoor } from './stories/guests-at-the-door.ts'
import { leedsAlmost } from './stories/leeds-almost.ts'
import { leithEvening } from './stories/leith-evening.ts'
import { leithWrites } from './stories/leith-writes.ts'
import { londonOffers } from './stories/london-offers.ts'
import { manchesterDates } from './stories/manchester-dates.ts'
import { manchesterDebriefs } from './stories/manchester-debriefs.ts'
import { manchesterFull } from './stories/manchester-full.ts'
import { manchesterHours } from './stories/manchester-hours.ts'
import { manchesterInvoices } from './stories/manchester-invoices.ts'
import { manchesterMoney } from './stories/manchester-money.ts'
import { manchesterPayments } from './stories/manchester-payments.ts'
import { manchesterRoom } from './stories/manchester-room.ts'
import { midlandsSilence } from './stories/midlands-silence.ts'
import { moragBringsAList } from './stories/morag-brings-a-list.ts'
import { moragSignsIn, phoebeSetsUpHerWays } from './stories/morag-signs-in.ts'
import { newcastleInvited } from './stories/newcastle-invited.ts'
import { northEastLedOn } from './stories/north-east-led-on.ts'
import { peersWithASupervisor } from './stories/peers-with-a-supervisor.ts'
import { pennineLooksForATime } from './stories/pennine-looks-for-a-time.ts'
import { reportsAreAsked } from './stories/reports-are-asked.ts'
import { roomsInYork } from './stories/rooms-in-york.ts'
import { scotlandFirstTalks } from './stories/scotland-first-talks.ts'
import { theOffice } from './stories/the-office.ts'
import { thePortfolio } from './stories/the-portfolio.ts'
import { theRegister } from './stories/the-register.ts'
import { theSociety } from './stories/the-society.ts'
import { theWaitingLists } from './stories/the-waiting-lists.ts'
import { moragSaysWhoAnswers, whatIsForgotten } from './stories/what-is-forgotten.ts'
import { manchesterChanges, yorkCloses } from './stories/york-closes.ts'
import { openTeller } from './teller.ts'

/** Somebody of the demo whose place one can take. */
export type DemoRole = { role: string; name: string } & ({ personId: string } | { path: string })

/** Founds the demo society and tells its stories, by the product's own commands. */
export async function tellStories(house: House, setUpToken: string): Promise<DemoRole[]> {
  const tell = openTeller(house)
  const society = await theSociety(tell, setUpToken)
  await moragSaysWhoAnswers(tell, society)
  const purse = await aPurseThatStays(tell, house.database, society)
  const leith = await leithEvening(tell, society)
  const manchester = await manchesterFull(tell, society)
  await manchesterChanges(tell, manchester)
  const york = await yorkCloses(tell, house.database, society)
  await manchesterDebriefs(tell, house.seals, manchester)
  const hours = await manchesterHours(tell, manchester)
  await manchesterDates(tell, manchester)
  const money = await manchesterMoney(tell, manchester)
  await circlesWereAsked(tell, house.database, society, manchester)
  const invoices = await manchesterInvoices(tell, house.database, manchester)
  await manchesterPayments(tell, { ...manchester, treasurerId: money.treasurerId })
  const room = await manchesterRoom(tell, manchester)
  const cardiff = await cardiffOpen(tell, society)
  const bristol = await bristolFirstThought(tell, society)
  const leeds = await leedsAlmost(tell, society)
  const london = await londonOffers(tell, society)
  const rooms = await roomsInYork(tell, society)
  const pennine = await pennineLooksForATime(tell, society)
  const dublin = await dublinOneLeader(tell, society)
  const atTheDoor = await guestsAtTheDoor(tell, { london, dublin })
  const register = await theRegister(tell, society, { bristol, dublin })
  await peersWithASupervisor(tell, {
    peers: { keeperId: register.harrietId, peerGroupId: register.peerGroupId },
    leaderId: manchester.leaderId,
    supervisorId: register.agnesId,
  })
  await aPairIsSupervised(tell, {
    leaderIds: [leith.leaderId, leith.coLeaderId],
    groupId: leith.groupId,
    supervisorId: register.agnesId,
    peers: { keeperId: register.harrietId, peerGroupId: register.peerGroupId },
  })
  const { reportId } = await reportsAreAsked(tell, {
    candidateId: manchester.coLeaderId,
    groupId: manchester.groupId,
    supervisorId: register.agnesId,
    pairedId: leith.coLeaderId,
  })
  await thePortfolio(tell, society, { candidateId: manchester.coLeaderId, reportId, dublin })
  const silence = await midlandsSilence(tell, society)
  await newcastleInvited(tell, society)
  await theWaitingLists(tell, society)
  const lmc = await askingAround(tell, society, cardiff)
  const taster = await cardiffTasters(tell, cardiff)
  const { phoebe } = await theOffice(tell, society)
  await moragBringsAList(tell, society)
  await moragSignsIn(house, society)
  await phoebeSetsUpHerWays(house, phoebe.personId)
  await northEastLedOn(tell, society)
  const talks = await scotlandFirstTalks(tell, society)
  const inConfidence = await enquiriesInHand(tell, society)
  await leithWrites(tell, house, leith, society.administratorId)
  const { asking } = await askingAboutData(tell, society, {
    leaderId: dublin.leaderId,
    leavesId: york.leaves.personId,
  })
  await tellRenewals(house.database, tell.now)
  await noticeSilence(house.database, house.secrets, tell.now)
  await whatIsForgotten(tell, house, society, talks.enquirer)
  return [
    { role: 'administrator', name: society.administrator.name, personId: society.administratorId },
    { role: 'Council member', name: society.council.name, personId: society.councilId },
    { role: 'Council member (signs in with a passkey)', ...phoebe },
    { role: 'officer for concerns', name: society.concernsOfficer.name, personId: society.concernsOfficerId },
    { role: 'representative', name: 'Ewan Baird', personId: society.regions.Scotland.representativeId },
    { role: 'founder', name: bristol.name, personId: bristol.founderId },
    { role: 'leader', name: leith.leader.name, personId: leith.leaderId },
    { role: 'co-leader', name: leith.coLeader.name, personId: leith.coLeaderId },
    { role: 'leader (sealed answers)', name: cardiff.leader.name, personId: cardiff.leaderId },
    { role: 'leader (a text to agree on)', name: leeds.leader.name, personId: leeds.leaderId },
    { role: 'leader (looking for a time)', name: pennine.leader.name, personId: pennine.leaderId },
    { role: 'leader (a room and a move)', name: rooms.leader.name, personId: rooms.leaderId },
    { role: 'leader (alone)', name: dublin.leader.name, personId: dublin.leaderId },
    { role: 'leader (something at risk)', name: manchester.leader.name, personId: manchester.leaderId },
    {
      role: 'leader (their online room is open)',
      name: manchester.leader.name,
      personId: manchester.leaderId,
    },
    {
      role: 'co-leader (their online room is open)',
      name: manchester.coLeader.name,
      personId: manchester.coLeaderId,
    },
    {
      role: 'member (their online room is open)',
      name: manchester.names[1] ?? '',
      personId: manchester.memberIds[1] ?? '',
    },
    {
      role: 'member (into the room by their email)',
      name: manchester.names[3] ?? '',
      path: room.byEmail,
    },
    { role: 'leader (the group closes)', name: york.leader.name, personId: york.leaderId },
    { role: 'member (asked how it was)', name: york.member.name, personId: york.memberId },
    { role: 'member (asks to be erased)', ...york.leaves },
    { role: 'leader (hands over)', name: manchester.coLeader.name, personId: manchester.coLeaderId },
    { role: 'keeper of the books of a group that was', ...purse },
    { role: 'treasurer', name: manchester.names[1] ?? '', personId: money.treasurerId },
    {
      role: 'leader (portfolio handed in)',
      name: manchester.coLeader.name,
      personId: manchester.coLeaderId,
    },
    { role: 'co-leader (debriefs)', name: manchester.coLeader.name, personId: manchester.coLeaderId },
    { role: 'leader in the register', name: register.harriet.name, personId: register.harrietId },
    { role: 'in the register (a second seat)', name: register.iain.name, personId: register.iainId },
    { role: 'supervisor', name: register.agnes.name, personId: register.agnesId },
    { role: 'member', name: leith.member.name, personId: leith.memberId },
    { role: 'member (abroad)', name: manchester.abroad.name, personId: manchester.abroad.personId },
    { role: 'member (doors open)', name: manchester.member.name, personId: manchester.memberId },
    { role: 'member (asked about a newcomer)', name: cardiff.umar.name, personId: cardiff.umarId },
    { role: 'applicant', name: cardiff.applicant.name, path: `/applications/${cardiff.token}` },
    {
      role: 'applicant (interview booked)',
      name: cardiff.booked.name,
      path: `/applications/${cardiff.booked.token}`,
    },
    {
      role: 'applicant (to confirm)',
      name: cardiff.unconfirmed.name,
      path: `/applications/${cardiff.unconfirmed.token}`,
    },
    {
      role: 'applicant (waiting list)',
      name: manchester.waiting.name,
      path: `/applications/${manchester.waiting.token}`,
    },
    { role: 'member (cannot come)', name: manchester.apologies.name, path: manchester.apologies.path },
    {
      role: 'member (pays in parts)',
      name: manchester.names[3] ?? '',
      personId: invoices.inParts.personId,
    },
    { role: 'payer (an invoice)', ...invoices.payer },
    { role: 'guest of a taster', name: taster.guest.name, path: `/tasters/guests/${taster.token}` },
    { role: 'leader (a guest at the door)', name: atTheDoor.leader.name, personId: atTheDoor.leaderId },
    { role: 'guest of a taster (doors open)', ...atTheDoor.guest },
    { role: 'applicant (talk now)', ...atTheDoor.applicant },
    { role: 'certificate to check', name: manchester.member.name, path: hours.path },
    { role: 'organisation', name: lmc.name, path: `/organisations/${lmc.token}` },
    { role: 'somebody who asks about her data', ...asking },
    { role: 'enquirer', name: silence.enquirer.name, path: `/e/${silence.token}` },
    { role: 'enquirer (times offered)', name: talks.enquirer.name, path: `/e/${talks.token}` },
    {
      role: 'enquirer (in confidence)',
      name: inConfidence.enquirer.name,
      path: `/e/${inConfidence.token}`,
    },
    { role: 'visitor', name: 'anybody', path: '/' },
  ]
}
