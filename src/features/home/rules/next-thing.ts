import { regionInSentence } from '../../../shared/region-words.ts'
import { askingInWords } from '../../own-data/rules/data-request.ts'

/** What might wait for somebody who comes home. */
export interface Waiting {
  /** A meeting that one could go to now. */
  door: { group: string; mode: 'face-to-face' | 'online'; when: string; href: string } | null
  /** The same as dataRequests below, once the day by which the law wants an answer is near or over. */
  dueDataRequests: { waiting: number; due: string } | null
  /** Enquiries that were promised an answer by now. */
  lateEnquiries: number
  /** Somebody who applied to a group one leads. */
  applicant: ({ group: string } & NextThing) | null
  /** A seat that is free while somebody waits for it, in a group one leads. */
  freedPlace: { group: string; name: string; href: string } | null
  invitation: { id: string; title: string } | null
  /** Somebody whom the leaders of one's circle would like to offer a place; members are asked first. */
  newcomer: { group: string; name: string; href: string } | null
  /** A member who has written to those who lead, and whom nobody has answered yet. */
  message: { group: string; name: string; href: string } | null
  /** Requests through the register that wait for one's answer. */
  contacts: number
  /** Terms, sessions and peers that wait for one's answer. */
  supervision: number
  /** Accreditations and supervisors that wait for the Council; 0 for everybody else. */
  council: number
  enquiries: number
  /** What somebody asked about their data, and when the first is due; null for all but administrators. */
  dataRequests: { waiting: number; due: string } | null
  /** An organisation that wants to know more, or has not answered by the day one wished to be reminded. */
  outreach: { group: string; organisation: string; isCurious: boolean; href: string } | null
  /** A meeting of a group one leads, whose attendance nobody has taken. */
  attendance: { group: string; day: string; href: string } | null
  /** A meeting that one has led, while it is fresh and its debrief is not noted. */
  debrief: { group: string; when: string; href: string } | null
  /** Regions nobody represents; only administrators are asked to mend that. */
  unrepresented: { id: string; name: string } | null
  /** The next step of a group one leads. */
  groupStep: { group: string; title: string; label: string; href: string } | null
  /** What only the leaders of a group are told: gently, after everything that waits. */
  continuity: { group: string; title: string; step: string; href: string; label: string } | null
  /** The next date of all one's groups. */
  meeting: { group: string; when: string; href: string } | null
}

export interface NextThing {
  title: string
  why: string
  href: string
  label: string
}

type Ways = { [Thing in keyof Waiting]: (waits: NonNullable<Waiting[Thing]>) => NextThing | null }

const aboutData = ({ waiting, due }: NonNullable<Waiting['dataRequests']>): NextThing => ({
  title: askingInWords(waiting),
  why: `${due}: the law gives the society a month.`,
  href: '/office/data-requests',
  label: 'Look at it',
})

/** In this order: what is now, then people who wait, then work that can wait. */
const ways: Ways = {
  door: ({ group, mode, when, href }) =>
    mode === 'online'
      ? { title: 'The doors are open', why: `${group}: ${when}.`, href, label: 'Enter the meeting' }
      : { title: `${group} meets now`, why: `${when}.`, href, label: 'See where' },
  dueDataRequests: aboutData,
  lateEnquiries: (late) =>
    late > 0
      ? {
          title: late === 1 ? 'Somebody waits too long' : `${late} people wait too long`,
          why: 'They were promised an answer by now.',
          href: '/enquiries',
          label: 'Read the enquiries',
        }
      : null,
  applicant: ({ group, title, why, ...way }) => ({ title, why: `${group}: ${why}`, ...way }),
  freedPlace: ({ group, name, href }) => ({
    title: `A place is free: ${name} is next`,
    why: `${group}: they wait the longest, and nobody else is offered it meanwhile.`,
    href,
    label: 'Offer it',
  }),
  invitation: ({ id, title }) => ({
    title,
    why: 'Somebody hopes for your answer.',
    href: `/invitations/${id}`,
    label: 'Read the invitation',
  }),
  newcomer: ({ group, name, href }) => ({
    title: `May ${name} join your circle?`,
    why: `${group}: your leaders would like to offer a place, and wait for your word first.`,
    href,
    label: 'Answer',
  }),
  message: ({ group, name, href }) => ({
    title: `${name} has written to you`,
    why: `${group}: nobody has answered yet.`,
    href,
    label: 'Read and answer',
  }),
  contacts: (waiting) =>
    waiting > 0
      ? {
          title:
            waiting === 1
              ? 'Somebody asks you through the register'
              : `${waiting} people ask you through the register`,
          why: 'A yes binds you to nothing but a talk; a kind no helps as well.',
          href: '/register/requests',
          label: 'Read and answer',
        }
      : null,
  supervision: (waiting) =>
    waiting > 0
      ? {
          title: 'Your supervision waits for an answer',
          why: 'Terms hold, sessions count and peers join once you have said yes.',
          href: '/supervision',
          label: 'See what waits',
        }
      : null,
  council: (waiting) =>
    waiting > 0
      ? {
          title:
            waiting === 1 ? 'The Council is asked to decide' : `${waiting} decisions wait for the Council`,
          why: 'Leaders and supervisors wait for a word of the Council.',
          href: '/register/waiting',
          label: 'See who waits',
        }
      : null,
  enquiries: (waiting) =>
    waiting > 0
      ? {
          title:
            waiting === 1
              ? 'Somebody is waiting for an answer'
              : `${waiting} people are waiting for an answer`,
          why: 'Whoever asks about a group should hear from a person soon.',
          href: '/enquiries',
          label: 'Read the enquiries',
        }
      : null,
  dataRequests: aboutData,
  outreach: ({ group, organisation, isCurious, href }) =>
    isCurious
      ? {
          title: `${organisation} wants to know more`,
          why: `${group}: a short call is the best answer.`,
          href,
          label: 'What they wrote',
        }
      : {
          title: `${organisation} has not answered`,
          why: `${group}: ring the office, and note what they say.`,
          href,
          label: 'Note it',
        },
  attendance: ({ group, day, href }) => ({
    title: `Who was there on ${day}?`,
    why: `${group}: attendance is taken in a minute, and makes the members’ certificates.`,
    href,
    label: 'Take attendance',
  }),
  debrief: ({ group, when, href }) => ({
    title: 'Some minutes for the debrief',
    why: `${group}, ${when}: how did you lead, and what did it do to you?`,
    href,
    label: 'To the debrief',
  }),
  groupStep: ({ group, title, label, href }) => ({
    title: `${group}: ${title}`,
    why: 'It brings the group nearer to its next meeting.',
    href,
    label,
  }),
  unrepresented: ({ id, name }) => ({
    title: `Say who represents ${regionInSentence(name)}`,
    why: 'People who think of a group would rather ask somebody near them.',
    href: `/office/regions/${id}`,
    label: 'Enter a representative',
  }),
  continuity: ({ group, title, step, href, label }) => ({
    title: `${group}: ${title}`,
    why: step,
    href,
    label,
  }),
  meeting: ({ group, when, href }) => ({
    title: `Next meeting: ${group}`,
    why: `${when}.`,
    href,
    label: 'See the dates and the way in',
  }),
}

/** The one thing to do now. */
export function nextThing(waiting: Waiting): NextThing | null {
  for (const thing of Object.keys(ways) as (keyof Waiting)[]) {
    const next = wordsFor(thing, waiting)
    if (next) return next
  }
  return null
}

function wordsFor<Thing extends keyof Waiting>(thing: Thing, waiting: Waiting): NextThing | null {
  const waits = waiting[thing]
  return waits === null || waits === undefined ? null : ways[thing](waits)
}
