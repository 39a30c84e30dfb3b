import { formatDate, formatDateOnly } from '../../../shared/calendar.ts'
import type { ApplicationState } from './application-state.ts'
import { type OwnStep, ownSteps } from './own-steps.ts'

export interface OwnFacts {
  groupName: string
  state: ApplicationState
  appliedOn: Temporal.PlainDate
  interviewHeldOn: Temporal.PlainDate | null
  /** The newest offer's last day. */
  offerUntil: Temporal.PlainDate | null
  /** The day by which the leaders come back to it, when they have deferred it. */
  deferredUntil: Temporal.PlainDate | null
  endedOn: Temporal.PlainDate | null
  memberSince: Temporal.PlainDate | null
  /** There was an offer, and the leaders took it back. */
  offerTakenBack: boolean
  /** How many wait before them on the group's list; null for whoever is not on it. */
  waitingBefore: number | null
}

const day = (date: Temporal.PlainDate | null): string => (date ? formatDateOnly(date) : '')

const beforeAnyOffer = {
  asked: {
    title: 'The leaders have your application',
    lead: 'They will get in touch to find a time to talk with you. You can write to them here as well.',
  },
  'interview-offered': {
    title: 'Choose a time to talk',
    lead: 'The leaders would like to talk with you. Please choose one of their times.',
  },
  'interview-booked': {
    title: 'Your talk with the leaders is booked',
    lead: 'The time and the way in are below. You can choose another time there, or call it off.',
  },
  interviewed: {
    title: 'The leaders are deciding',
    lead: 'You have talked with them. They will write to you either way.',
  },
}

/** The order, and nobody's name. */
export function waitingInWords(before: number | null): string {
  if (before === null) return 'There is no free seat at present.'
  if (before === 0) return 'You are next.'
  return `${before} before you.`
}

/** How it stands, to the applicant. */
export function ownWords(facts: OwnFacts): { title: string; lead: string } {
  const until = facts.offerUntil ? formatDate(facts.offerUntil) : ''
  switch (facts.state) {
    case 'unconfirmed':
      return {
        title: 'Your application is not with the leaders yet',
        lead: 'Please confirm your address first: the email we sent you says how.',
      }
    case 'asked':
    case 'interview-offered':
    case 'interview-booked':
    case 'interviewed':
      return facts.offerTakenBack
        ? {
            title: 'The offer was taken back',
            lead: 'The leaders had to take their offer of a place back. Your application stands; they may write to you again.',
          }
        : beforeAnyOffer[facts.state]
    case 'deferred':
      return {
        title: 'The leaders will come back to you',
        lead: facts.deferredUntil
          ? `Not now, they say; they come back to your application by ${formatDate(facts.deferredUntil)}. It stands until then, and you need do nothing.`
          : 'Not now, they say. Your application stands, and you need do nothing.',
      }
    case 'waiting':
      return {
        title: 'You are on the group’s waiting list',
        lead: `${waitingInWords(facts.waitingBefore)} A seat that becomes free is offered in this order, to one at a time; an email tells you when it is your turn.`,
      }
    case 'offered':
      return {
        title: 'There is a place for you',
        lead: `Please read what you would agree to, and answer by ${until}. The seat is held for you until then.`,
      }
    case 'offer-expired':
      return {
        title: 'The time to answer has passed',
        lead: `The offer held until ${until}; the seat is free for others now. If you would still like to join, write to the leaders: they may offer you a place again.`,
      }
    case 'offer-declined':
      return {
        title: 'You said no to the place',
        lead: 'The leaders know. Your application stands, so they may offer you another; or withdraw it below.',
      }
    case 'accepted':
      return {
        title: `You are a member of ${facts.groupName}`,
        lead: `Welcome. You have been in the circle since ${day(facts.memberSince)}.`,
      }
    case 'declined':
      return {
        title: 'There is no place for you in this group',
        lead: 'The leaders could not offer you one. That says little about you: a circle has few seats, and has to fit. Another group may be the right one.',
      }
    case 'group-closed':
      return {
        title: `${facts.groupName} has closed`,
        lead: 'It takes nobody in any more. That says nothing about your application: the group itself comes to its end. The directory shows which others have a place, and the waiting list of your region tells you of new ones.',
      }
    case 'withdrawn':
      return {
        title: 'You have withdrawn your application',
        lead: 'The leaders know, and nothing more will come of it. You are welcome to apply again.',
      }
  }
}

const titles: Record<OwnStep['name'], string> = {
  applied: 'You applied',
  talked: 'You talk with the leaders',
  decided: 'The leaders decide',
  member: 'You accept, and become a member',
}

export interface OwnStepInWords {
  title: string
  state: OwnStep['state']
  detail: string
}

export function ownStepsInWords(facts: OwnFacts): OwnStepInWords[] {
  const details: Record<OwnStep['name'], string> = {
    applied: `On ${day(facts.appliedOn)}.`,
    talked: facts.interviewHeldOn
      ? `On ${day(facts.interviewHeldOn)}.`
      : 'About what you expect, coming regularly and, online, your computer.',
    decided: decision(facts),
    member: facts.memberSince
      ? `Since ${day(facts.memberSince)}.`
      : 'After reading the ground rules and what there is to pay.',
  }
  return ownSteps(facts.state, facts.interviewHeldOn !== null).map(({ name, state }) => ({
    title: titles[name],
    state,
    detail: details[name],
  }))
}

function decision({ state, endedOn }: OwnFacts): string {
  if (state === 'offered' || state === 'accepted') return 'They offered you a place.'
  if (state === 'waiting') return 'They have put you on the group’s waiting list.'
  if (state === 'declined') return `They could not offer you a place (${day(endedOn)}).`
  return 'They write to you either way.'
}
