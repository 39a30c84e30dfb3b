import type { EssentialRule } from './essential.ts'

/** Where the product answers a requirement that is no essential of a single group, or more than one. */
export interface Place {
  readonly words: string
  /** As the site map has it; left out where a file says it better. */
  readonly address?: string
  readonly file?: string
}

export interface Requirement {
  /** 1 to 80. */
  readonly number: number
  readonly mode: EssentialRule['mode']
  readonly weight: EssentialRule['weight']
  /** What the guidance asks, in our words. */
  readonly asks: string
  readonly places?: readonly Place[]
  /** Why it is no essential, or why it is answered in no other way. */
  readonly note?: string
}

const contact = {
  words: 'Contact us',
  address: '/contact',
  file: 'src/features/enquiries/routes/contact.tsx',
}
const start = { words: 'Start a group', address: '/start', file: 'src/features/enquiries/routes/start.tsx' }
const ownSupervision = {
  words: 'A leader’s own supervision, and the meetings led since the last',
  address: '/supervision',
  file: 'src/features/supervision/routes/own.tsx',
}
const arrangement = {
  words: 'Terms that all agree on; sessions that one side logs and the other confirms',
  address: '/supervision/:id',
  file: 'src/features/supervision/routes/arrangement.tsx',
}
const desk = {
  words: 'The supervisor’s desk',
  address: '/supervising',
  file: 'src/features/supervision/routes/desk.tsx',
}
const peerDates = {
  words: 'A peer group’s dates, hosts in turn, and who joins',
  address: '/peers/:id',
  file: 'src/features/supervision/routes/peers.tsx',
}
const supervision = {
  words: 'Supervisors and peer groups that suit, asked through the register',
  address: '/groups/:id/supervision/suggestions',
  file: 'src/features/register/routes/for-groups.tsx',
}
const portfolio = {
  words: 'What a leader has done as a member and leading, counted, and handed in to the Council',
  address: '/portfolio',
  file: 'src/features/portfolio/rules/progress.ts',
}
const secondSeat = {
  words: 'A group that is led by one takes somebody on who works towards accreditation',
  address: '/register/second-seats',
  file: 'src/features/register/pages/second-seats-page.tsx',
}
const roomCheck = {
  words: 'The check before the room: camera, microphone, sound, connection and screen',
  address: '/room-check',
  file: 'src/features/room/islands/check.tsx',
}
const toldChecks = {
  words: 'What members told their leaders of their checks before a meeting',
  address: '/groups/:id/meetings/:meetingId',
  file: 'src/features/meetings/pages/meeting/checks-section.tsx',
}
const roomPage = {
  words: 'The page before the room, with the leaders’ numbers in sight',
  address: '/meetings/:id/room',
  file: 'src/features/room/routes/rooms.tsx',
}
const roomChoice = {
  words: 'How an online group meets: where, its signal, whether phones may come',
  address: '/groups/:id/online-room',
  file: 'src/features/room/routes/room-choice.tsx',
}
const circleOnScreen = {
  words: 'The circle on screen: everybody in their own seat, the whole time',
  address: '/meetings/:id/room',
  file: 'src/features/room/islands/room/circle-screen.tsx',
}
const leadersDesk = {
  words: 'What leaders do in the room: letting in, phases by hand, roles swapped in the open',
  address: '/meetings/:id/room',
  file: 'src/features/room/islands/room/leaders-desk.tsx',
}
const roomRules = {
  words: 'What the room lets whom do; it has no private word for anybody',
  file: 'src/features/room/rules/room.ts',
}
const debriefRoom = {
  words: 'The leaders’ own room after the meeting',
  address: '/meetings/:id/debrief-room',
  file: 'src/features/room/routes/rooms.tsx',
}
const letters = {
  words: 'Letters and reminders in the group’s words',
  address: '/groups/:id/letters',
  file: 'src/features/letters/routes/letters.tsx',
}
const messages = {
  words: 'Messages between leaders and members',
  address: '/groups/:id/messages',
  file: 'src/features/letters/routes/messages.tsx',
}
const reading = {
  words: 'The reading list',
  address: '/groups/:id/reading',
  file: 'src/features/letters/routes/reading.tsx',
}
const money = {
  words: 'What members pay: agreed in full, changed for a later period only',
  address: '/groups/:id/fee',
  file: 'src/features/fees/routes/agreement.tsx',
}
const invoices = {
  words: 'Invoices for a period, in one step',
  address: '/groups/:id/money/invoices',
  file: 'src/features/invoices/routes/invoices.tsx',
}
const payments = {
  words: 'What came in: by hand, or from a statement that is read and forgotten',
  address: '/groups/:id/money/payments',
  file: 'src/features/payments/routes/payments.tsx',
}
const budget = {
  words: 'The budget: what a meeting costs, beside what is usual',
  address: '/groups/:id/budget',
  file: 'src/features/fees/routes/budget.tsx',
}
const purse = {
  words: 'The purse and its books: what came in, what was spent, term by term',
  address: '/groups/:id/money/books',
  file: 'src/features/books/routes/books.tsx',
}
const leadersPay = {
  words: 'Leaders’ pay: statements from meetings led, paid or given back',
  address: '/groups/:id/money/leaders',
  file: 'src/features/books/routes/leaders-pay.tsx',
}
const publicCosts = {
  words: 'The group’s public page',
  address: '/groups/:id',
  file: 'src/features/groups/routes/directory.tsx',
}
const tasters = {
  words: 'Meetings to try, with their own sign-up',
  address: '/tasters',
  file: 'src/features/tasters/routes.tsx',
}
const planning = {
  words: 'The leaders’ planning',
  address: '/groups/:id/planning',
  file: 'src/features/groups/routes/planning.tsx',
}

const debrief = {
  words: 'The debrief after a meeting: ticks and a few words, sealed, for its leaders alone',
  address: '/groups/:id/debriefs',
  file: 'src/features/debriefs/routes.tsx',
}

const sessionPlans = {
  words: 'Plans of a meeting by kind, with the leaders’ own time around it',
  address: '/groups/:id/session-plans',
  file: 'src/features/session-plans/routes/plans.tsx',
}
const roles = {
  words: 'Roles of a meeting: swapped with one click, told to the group',
  address: '/groups/:id/meetings/:meetingId',
  file: 'src/features/meetings/routes/roles.tsx',
}

const interviews = {
  words: 'Interviews: times, bookings, ticks',
  address: '/groups/:id/interviews',
  file: 'src/features/recruitment/routes/interviews.tsx',
}
const interviewGuide = {
  words: 'A guide to the interview, with the group’s own matters to speak about',
  address: '/groups/:id/interviews/guide',
  file: 'src/features/recruitment/routes/interviews.tsx',
}

const composition = {
  words: 'How the circle is made up: professions, workplaces, leaders, who works with whom',
  address: '/groups/:id/composition',
  file: 'src/features/recruitment/routes/composition.tsx',
}

const outreach = {
  words: 'Outreach',
  address: '/groups/:id/outreach',
  file: 'src/features/outreach/routes/outreach.tsx',
}
const book = {
  words: 'The society’s book of organisations',
  address: '/organisations',
  file: 'src/features/outreach/routes/book.tsx',
}

/**
 * The guidance as a table: R1 to R80 with their mode and weight. What a group can meet or miss is a rule
 * (essentials.ts names its numbers); everything else is named here. docs/requirements.md is written from it.
 */
export const requirements: readonly Requirement[] = [
  {
    number: 1,
    mode: 'both',
    weight: 'must',
    asks: 'The society helps new groups to begin, in a room and on a screen.',
    places: [start],
    note: 'What the whole product is for.',
  },
  {
    number: 2,
    mode: 'both',
    weight: 'must',
    asks: 'The work stays with clinician and patient, in the Balint tradition.',
  },
  {
    number: 3,
    mode: 'both',
    weight: 'may',
    asks: 'The society offers a first talk: what a Balint group is, how one begins, online too.',
    places: [
      {
        words: 'The initial discussion of an enquiry',
        address: '/enquiries/:id/discussion',
        file: 'src/features/enquiries/routes/discussion.tsx',
      },
    ],
  },
  {
    number: 4,
    mode: 'both',
    weight: 'must',
    asks: 'One reaches the administrator through Contact us.',
    places: [contact],
  },
  {
    number: 5,
    mode: 'both',
    weight: 'must',
    asks: 'Or one of the regional representatives who are listed.',
    places: [{ words: 'Representatives by region', file: 'src/features/society/queries.ts' }, contact],
  },
  {
    number: 6,
    mode: 'both',
    weight: 'should',
    asks: 'Eight to ten members, so that there are enough when one is away.',
  },
  { number: 7, mode: 'both', weight: 'may', asks: 'Six to eight committed people are enough.' },
  { number: 8, mode: 'online', weight: 'may', asks: 'An online group is probably smaller.' },
  {
    number: 9,
    mode: 'both',
    weight: 'may',
    asks: 'Doctors alone, or everyone who works therapeutically with people.',
    places: [composition],
  },
  {
    number: 10,
    mode: 'both',
    weight: 'must',
    asks: 'Members want to talk in confidence and can come regularly.',
  },
  {
    number: 11,
    mode: 'both',
    weight: 'may',
    asks: 'Several professions can be fruitful.',
    places: [composition],
  },
  { number: 12, mode: 'online', weight: 'may', asks: 'Members may live far apart.' },
  {
    number: 13,
    mode: 'both',
    weight: 'should',
    asks: 'Professional organisations are asked to tell their members.',
    places: [outreach, book],
  },
  {
    number: 14,
    mode: 'both',
    weight: 'should',
    asks: 'Committees, tutors, deans, First5, locum groups, counselling bodies.',
    places: [book],
  },
  {
    number: 15,
    mode: 'both',
    weight: 'should',
    asks: 'What is passed on says what the group is, and what it costs.',
    places: [
      outreach,
      {
        words: 'The flier: a page, one sheet of A4, and facts for emails',
        address: '/groups/:id/flier',
        file: 'src/features/fliers/routes.tsx',
      },
      {
        words: 'The public page of a group',
        address: '/groups/:id',
        file: 'src/features/groups/pages/group-page.tsx',
      },
    ],
  },
  {
    number: 16,
    mode: 'both',
    weight: 'should',
    asks: 'One leader, preferably two.',
    places: [secondSeat],
  },
  {
    number: 17,
    mode: 'both',
    weight: 'must',
    asks: 'Leaders have been members of a Balint group.',
    places: [portfolio],
  },
  {
    number: 18,
    mode: 'both',
    weight: 'should',
    asks: 'Leaders are usually accredited, or working towards it.',
    places: [portfolio],
  },
  {
    number: 19,
    mode: 'both',
    weight: 'should',
    asks: 'One is trained psychodynamically, or in something near it.',
  },
  {
    number: 20,
    mode: 'both',
    weight: 'may',
    asks: 'One comes from most members’ profession.',
    places: [composition],
  },
  {
    number: 21,
    mode: 'both',
    weight: 'should',
    asks: 'Leaders meet before each meeting.',
    places: [sessionPlans],
  },
  {
    number: 22,
    mode: 'both',
    weight: 'should',
    asks: 'Leaders look back together after each meeting.',
    places: [debrief, sessionPlans],
  },
  { number: 23, mode: 'both', weight: 'should', asks: 'Supervision is important.', places: [ownSupervision] },
  { number: 24, mode: 'both', weight: 'may', asks: 'A local peer supervision group.', places: [peerDates] },
  {
    number: 25,
    mode: 'both',
    weight: 'may',
    asks: 'The society may introduce leaders to a supervisor or a peer group.',
    places: [supervision, contact, arrangement],
    note: 'The society’s to offer; what the group has of it is the essential of R23.',
  },
  { number: 26, mode: 'face-to-face', weight: 'must', asks: 'The room fits a circle comfortably.' },
  {
    number: 27,
    mode: 'face-to-face',
    weight: 'must',
    asks: 'It is free for every meeting, and from intrusion.',
  },
  {
    number: 28,
    mode: 'face-to-face',
    weight: 'should',
    asks: 'Changes of place are avoided, above all unplanned ones.',
  },
  { number: 29, mode: 'face-to-face', weight: 'may', asks: 'An institution may be a supportive base.' },
  { number: 30, mode: 'both', weight: 'may', asks: 'An independent group sets its own rules.' },
  {
    number: 31,
    mode: 'face-to-face',
    weight: 'may',
    asks: 'Health centres, hospitals, community venues, counselling bodies.',
  },
  {
    number: 32,
    mode: 'online',
    weight: 'must',
    asks: 'Everyone has a good connection.',
    places: [roomCheck, toldChecks],
  },
  {
    number: 33,
    mode: 'online',
    weight: 'must',
    asks: 'Everyone has a computer or laptop.',
    places: [roomCheck, roomChoice, toldChecks],
  },
  {
    number: 34,
    mode: 'online',
    weight: 'must',
    asks: 'Everyone sees everyone, the whole time.',
    places: [circleOnScreen],
  },
  {
    number: 35,
    mode: 'online',
    weight: 'should',
    asks: 'The society’s guidelines for meeting online are pointed to.',
  },
  {
    number: 36,
    mode: 'both',
    weight: 'should',
    asks: 'Supervision is regular, individual or among peers.',
    places: [arrangement, peerDates],
  },
  {
    number: 37,
    mode: 'both',
    weight: 'may',
    asks: 'The society matches leaders with supervisors on request.',
    places: [supervision, contact, desk],
    note: 'The society’s to offer; what the group has of it is the essential of R36.',
  },
  {
    number: 38,
    mode: 'both',
    weight: 'must',
    asks: 'Leaders meet well ahead: aims, experience, agendas.',
    places: [planning],
  },
  {
    number: 39,
    mode: 'both',
    weight: 'must',
    asks: 'Leaders plan how the group works, and their roles.',
    places: [planning],
  },
  { number: 40, mode: 'both', weight: 'must', asks: 'A regular time and place.' },
  { number: 41, mode: 'both', weight: 'may', asks: 'A taster meeting.', places: [tasters] },
  {
    number: 42,
    mode: 'both',
    weight: 'must',
    asks: 'At the first meeting everyone is introduced.',
    places: [sessionPlans],
  },
  {
    number: 43,
    mode: 'both',
    weight: 'must',
    asks: 'Everyone is clear about aims and ground rules.',
    places: [sessionPlans],
  },
  {
    number: 44,
    mode: 'both',
    weight: 'must',
    asks: 'Leaders and members know how to reach each other.',
    places: [messages],
  },
  {
    number: 45,
    mode: 'both',
    weight: 'must',
    asks: 'Dates are known well ahead.',
    places: [
      {
        words: 'A term’s dates, made in one go and shown before; one’s own dates in all groups',
        address: '/dates',
        file: 'src/features/meetings/routes/dates.tsx',
      },
    ],
  },
  { number: 46, mode: 'online', weight: 'may', asks: 'People far apart form a group.' },
  {
    number: 47,
    mode: 'online',
    weight: 'must',
    asks: 'A new group online is planned with more care than one that moves: its members are strangers.',
    places: [start],
  },
  {
    number: 48,
    mode: 'online',
    weight: 'should',
    asks: 'The general advice holds online too.',
    places: [{ words: 'Rules for both modes', file: 'src/features/groups/rules/essentials.ts' }],
    note: 'Every rule of mode “both” is asked of an online group as well.',
  },
  {
    number: 49,
    mode: 'online',
    weight: 'should',
    asks: 'Two experienced leaders, one of them accredited at least.',
  },
  {
    number: 50,
    mode: 'online',
    weight: 'should',
    asks: 'No more members than the screen shows.',
    places: [circleOnScreen],
  },
  { number: 51, mode: 'online', weight: 'should', asks: 'Length and rhythm are settled.' },
  {
    number: 52,
    mode: 'online',
    weight: 'may',
    asks: 'Leaders consider whom they would not take.',
    places: [interviewGuide],
  },
  {
    number: 53,
    mode: 'online',
    weight: 'should',
    asks: 'Everyone is interviewed: expectations, commitment, technology.',
    places: [interviews],
  },
  {
    number: 54,
    mode: 'online',
    weight: 'may',
    asks: 'Members may be told of each other beforehand; leaders differ.',
    places: [
      {
        words:
          'The application: profession, kind of place and area, why, and the group’s own questions, read by the leaders',
        address: '/groups/:id/apply',
        file: 'src/features/recruitment/pages/apply-page.tsx',
      },
      {
        words:
          'What each member lets the others of the circle see, chosen at the acceptance and changeable later',
        address: '/groups/:id/circle/sharing',
        file: 'src/features/memberships/pages/sharing-page.tsx',
      },
    ],
    note: 'Leaders differ, and so do members: each chooses, so neither way is met or missed.',
  },
  {
    number: 55,
    mode: 'online',
    weight: 'should',
    asks: 'A letter beforehand says how the first meeting goes.',
    places: [letters],
  },
  {
    number: 56,
    mode: 'online',
    weight: 'may',
    asks: 'It says how to be seen well, whom to ring, what to read.',
    places: [letters, reading, roomPage],
  },
  {
    number: 57,
    mode: 'online',
    weight: 'should',
    asks: 'Leaders agree how they run meetings.',
    places: [planning, sessionPlans],
  },
  {
    number: 58,
    mode: 'online',
    weight: 'may',
    asks: 'One moderates, the other watches process and feeling.',
    places: [roles, leadersDesk],
  },
  {
    number: 59,
    mode: 'online',
    weight: 'may',
    asks: 'Roles are talked about with the group, and swapped.',
    places: [roles, leadersDesk],
  },
  {
    number: 60,
    mode: 'online',
    weight: 'should',
    asks: 'Introductions take up to half of the first meeting.',
    places: [sessionPlans],
  },
  {
    number: 61,
    mode: 'online',
    weight: 'should',
    asks: 'Members come in five to ten minutes early.',
    places: [letters, roomPage],
  },
  {
    number: 62,
    mode: 'online',
    weight: 'should',
    asks: 'Leaders speak to each other openly.',
    places: [planning, roomRules],
  },
  {
    number: 63,
    mode: 'online',
    weight: 'should',
    asks: 'They plan for the glances that a screen does not carry.',
    places: [leadersDesk],
  },
  {
    number: 64,
    mode: 'online',
    weight: 'should',
    asks: 'A sign for wanting to speak is talked about.',
    places: [planning, roomChoice, circleOnScreen],
  },
  {
    number: 65,
    mode: 'online',
    weight: 'may',
    asks: 'The presenter sits back by moving from the screen.',
    places: [circleOnScreen],
  },
  {
    number: 66,
    mode: 'online',
    weight: 'should',
    asks: 'Leaders look back in private afterwards.',
    places: [debriefRoom, debrief],
  },
  {
    number: 67,
    mode: 'online',
    weight: 'should',
    asks: 'Supervision is considered.',
    places: [ownSupervision],
  },
  {
    number: 68,
    mode: 'both',
    weight: 'must',
    asks: 'The group pays its own running costs.',
    places: [budget, purse],
  },
  {
    number: 69,
    mode: 'both',
    weight: 'must',
    asks: 'Members commit to a regular contribution.',
    places: [money, invoices],
  },
  {
    number: 70,
    mode: 'both',
    weight: 'must',
    asks: 'It is clear from the start.',
    places: [publicCosts, money, invoices],
  },
  {
    number: 71,
    mode: 'both',
    weight: 'should',
    asks: 'It is paid ahead: months, a term or a year.',
    places: [money, invoices, payments],
  },
  {
    number: 72,
    mode: 'both',
    weight: 'may',
    asks: 'The first meeting is free.',
    places: [tasters, money, invoices],
  },
  {
    number: 73,
    mode: 'both',
    weight: 'may',
    asks: 'Leaders often expect to be paid.',
    places: [budget, leadersPay],
  },
  { number: 74, mode: 'both', weight: 'should', asks: 'A usual fee by the hour.', places: [budget] },
  {
    number: 75,
    mode: 'face-to-face',
    weight: 'should',
    asks: 'A usual contribution for a meeting of 90 minutes.',
    places: [budget, money],
  },
  {
    number: 76,
    mode: 'both',
    weight: 'may',
    asks: 'Fewer members each pay more; without a room it may be less.',
    places: [budget],
  },
  {
    number: 77,
    mode: 'online',
    weight: 'should',
    asks: 'Whoever moves a group online asks the administrator first.',
    places: [
      contact,
      {
        words: 'A change between room and screen begins with it',
        address: '/groups/:id/mode-change',
        file: 'src/features/endings/rules/mode-checklist.ts',
      },
    ],
  },
  {
    number: 78,
    mode: 'online',
    weight: 'must',
    asks: 'The administrator answers, or forwards to members of Council.',
    places: [
      {
        words: 'Enquiries',
        address: '/enquiries/:id',
        file: 'src/features/enquiries/routes/enquiry.tsx',
      },
    ],
  },
  {
    number: 79,
    mode: 'both',
    weight: 'must',
    asks: 'Twelve regions with fourteen representatives, the Republic of Ireland among them.',
    places: [
      {
        words: 'The regions a society begins with, and who represents them',
        address: '/office/regions',
        file: 'src/features/society/rules/region.ts',
      },
    ],
  },
  {
    number: 80,
    mode: 'both',
    weight: 'should',
    asks: 'Representatives’ addresses are kept from harvesters: one writes to them through a form.',
    places: [contact],
  },
]
