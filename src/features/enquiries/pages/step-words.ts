import type { EnquiryStep } from '../rules/next-step.ts'

/** In a list: a few words. */
export const stepInBrief: Record<EnquiryStep, string> = {
  answer: 'Answer',
  'agree-discussion': 'Agree on a first talk',
  'await-pick': 'The enquirer picks a time',
  'choose-time': 'Pick a time',
  'hold-discussion': 'Talk',
  invite: 'Invite to found a group',
  'await-founder': 'The enquirer decides',
  'lead-to-waiting-list': 'Put on the waiting list',
  'lead-to-register': 'Invite to the register',
  'lead-to-supervision': 'Lead to supervision',
  'await-reply': 'The enquirer’s turn',
  close: 'Close',
  none: 'Nothing',
}

interface StepInFull {
  title: string
  why: string
  /** Where on the page it is done. */
  action?: { href: string; label: string }
}

/** On the enquiry's own page: what to do, and why. */
export const stepInFull: Record<Exclude<EnquiryStep, 'none'>, StepInFull> = {
  answer: {
    title: 'Answer',
    why: 'Whoever asks hears from a person soon. It goes out by email, without your address.',
    action: { href: '#answer', label: 'Write the answer' },
  },
  'agree-discussion': {
    title: 'Agree on a first talk',
    why: 'What a Balint group is, and what starting one takes, is best said in a conversation. Offer a few times, and the enquirer picks one.',
    action: { href: '#first-talk', label: 'Offer times' },
  },
  'await-pick': {
    title: 'The enquirer has your times',
    why: 'They pick one on their page, or say that none suits. You are told by email, with an entry for your calendar.',
  },
  'choose-time': {
    title: 'The enquirer proposes times',
    why: 'Pick one, and both of you have it in writing and in your calendars; or offer others.',
    action: { href: '#first-talk', label: 'See the times' },
  },
  'hold-discussion': {
    title: 'The first talk is arranged',
    why: 'Afterwards you can invite the enquirer to found a group here.',
  },
  invite: {
    title: 'Invite the enquirer to found a group',
    why: 'They get a group in planning, begun from their plan, and see what is still missing.',
  },
  'await-founder': {
    title: 'The enquirer has the invitation',
    why: 'They were written to. There is nothing for you to do until they answer it, or write again.',
  },
  'lead-to-waiting-list': {
    title: 'Put them on the waiting list',
    why: 'They are told by email as soon as a group opens that could be theirs. Everything they said is carried over, and they confirm it themselves.',
  },
  'lead-to-register': {
    title: 'Invite them to the register of leaders',
    why: 'They get an entry begun with what they told us, and apply for accreditation from there. Groups that look for a leader find them.',
  },
  'lead-to-supervision': {
    title: 'Lead them to supervision',
    why: 'They get an email, see supervisors and peer groups near them, and ask one by relay: nobody’s address is shown.',
  },
  'await-reply': {
    title: 'It is the enquirer’s turn',
    why: 'You have answered. Close the enquiry when nothing is open any more; should they write again, it opens by itself.',
  },
  close: {
    title: 'Close the enquiry',
    why: 'Nothing is left to do here. Should the enquirer write again, it opens by itself.',
  },
}
