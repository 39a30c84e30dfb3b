import { formatMoney, formatMoneyRange, money } from '../../../../shared/money.ts'
import { paidAheadInWords } from '../../../fees/rules/contribution.ts'
import { breakEvenMembers, paidLeadersOf, sessionCost } from '../../../fees/rules/cost.ts'
import { usualContribution } from '../../../fees/rules/usual-contribution.ts'
import { atRisk, counted, type EssentialRule, met, missing, notApplicable } from '../essential.ts'

const onceItIsSet = notApplicable('As soon as the contribution is set.')

export const moneyRules: readonly EssentialRule[] = [
  {
    name: 'contribution',
    title: 'What it costs',
    heading: 'money',
    requirements: ['R70'],
    weight: 'must',
    mode: 'both',
    advice: 'A group pays its own way. What each member gives is clear before anyone joins.',
    assess: ({ fee }) => {
      if (!fee) return missing('It is not said yet what a place costs.', 'Set the contribution', 'money')
      return fee.contributionMinor === 0
        ? met('A place costs nothing.')
        : met(`${formatMoney(money(fee.contributionMinor, fee.currency))} a meeting.`)
    },
  },
  {
    name: 'costs-covered',
    title: 'Enough to cover the costs',
    heading: 'money',
    requirements: ['R68'],
    weight: 'must',
    mode: 'both',
    advice:
      'Leaders’ fees, room and supervision, shared by those who will really come. Fewer members each pay more.',
    assess: ({ fee, costPlan }) => {
      if (!fee) return onceItIsSet
      if (!costPlan) return notApplicable('Not reckoned yet: try out under Money what a meeting costs.')
      if (costPlan.currency !== fee.currency)
        return notApplicable('Costs and contribution are in two currencies.')
      const enough = breakEvenMembers(costPlan, fee.contributionMinor)
      if (enough !== null && enough <= costPlan.expectedMembers)
        return met(`Covered from ${enough} members on.`)
      return atRisk(
        enough === null
          ? 'A meeting costs something and nobody pays for it.'
          : `Covered from ${enough} members on; you expect ${costPlan.expectedMembers}.`,
        'Look at costs and contribution',
        'costs',
      )
    },
  },
  {
    name: 'usual-contribution',
    title: 'Near what is usual',
    heading: 'money',
    requirements: ['R75'],
    weight: 'should',
    mode: 'face-to-face',
    advice:
      'What most groups that share a room ask of each member, in proportion to the length of the meeting.',
    assess: ({ fee, frame, settings }) => {
      if (!fee) return onceItIsSet
      if (fee.currency !== settings.currency)
        return notApplicable('What is usual is known in another currency only.')
      const { maxMinor } = usualContribution(settings, frame.minutes ?? settings.meetingMinutes)
      const most = formatMoney(money(maxMinor, settings.currency))
      return fee.contributionMinor <= maxMinor
        ? met(`No more than the usual ${most}.`)
        : atRisk(
            `More than the usual ${most} for this length: some may not be able to come.`,
            'Look at the contribution',
            'money',
          )
    },
  },
  {
    name: 'paid-ahead',
    title: 'Paid ahead',
    heading: 'money',
    requirements: ['R71'],
    weight: 'should',
    mode: 'both',
    advice: 'Who pays for several months, a term or a year commits to it, and comes.',
    assess: ({ fee }) => {
      if (!fee) return onceItIsSet
      if (fee.contributionMinor === 0) return notApplicable('A place costs nothing.')
      const words = paidAheadInWords(fee)
      return fee.paidAhead === 'each-meeting'
        ? atRisk(`Members pay ${words}: attendance suffers.`, 'Choose how far ahead', 'money')
        : met(`Members pay ${words}.`)
    },
  },
  {
    name: 'first-meeting-free',
    title: 'A first meeting to try',
    heading: 'money',
    requirements: ['R41', 'R72'],
    weight: 'may',
    mode: 'both',
    advice:
      'A taster lets people find out what it is like. You may let them try the first meeting without paying.',
    assess: ({ fee, hasTaster }) => {
      if (hasTaster) return met('There is a taster: people can find out before they decide.')
      return fee?.firstMeetingFree
        ? met('The first meeting is free: people can try it.')
        : notApplicable('You may announce a taster, or let people try the first meeting without paying.')
    },
  },
  {
    name: 'committed',
    title: 'Members who carry the costs',
    heading: 'money',
    requirements: ['R69'],
    weight: 'must',
    mode: 'both',
    advice:
      'Whoever joins commits to the contribution, meeting or no meeting: that is what carries the group.',
    assess: ({ members, membersCommitted = members }) => {
      if (members === 0) return notApplicable('There are no members yet.')
      return membersCommitted >= members
        ? met('Every member has agreed to the contribution.')
        : atRisk(
            `${members - membersCommitted} of ${counted(members, 'member')} yet to agree to a contribution, or to pay one.`,
            'Note what is paid',
            'paid',
          )
    },
  },
  {
    name: 'paid-for-now',
    title: 'Paid for the time ahead',
    heading: 'money',
    requirements: ['R71'],
    weight: 'should',
    mode: 'both',
    advice: 'Note for each member until when they have paid. Each of them sees their own, and nobody else’s.',
    assess: ({ fee, members, meetingsHeld, membersPaidUp = members }) => {
      if (!fee) return onceItIsSet
      if (fee.contributionMinor === 0) return notApplicable('A place costs nothing.')
      if (fee.paidAhead === 'each-meeting') return notApplicable('Members pay from meeting to meeting.')
      if (members === 0) return notApplicable('There are no members yet.')
      if (membersPaidUp >= members) return met('Everyone has paid for the time ahead.')
      return meetingsHeld === 0
        ? notApplicable('From the first meeting on.')
        : atRisk(
            `${members - membersPaidUp} of ${counted(members, 'member')} not noted as having paid.`,
            'Note what is paid',
            'paid',
          )
    },
  },
  {
    name: 'leaders-paid',
    title: 'Leaders who are paid',
    heading: 'money',
    requirements: ['R73'],
    weight: 'may',
    mode: 'both',
    advice: 'Many leaders live by such hours, above all those who work for themselves. Others give them.',
    assess: ({ costPlan }) =>
      costPlan && paidLeadersOf(costPlan) > 0
        ? met(`${counted(paidLeadersOf(costPlan), 'leader')} paid.`)
        : notApplicable('Leaders may be paid, or give their time.'),
  },
  {
    name: 'usual-fee',
    title: 'A leader’s fee near what is usual',
    heading: 'money',
    requirements: ['R74'],
    weight: 'should',
    mode: 'both',
    advice: 'What is usual for an hour, not what is allowed: leaders and group agree.',
    assess: ({ costPlan, settings }) => {
      if (!costPlan) return notApplicable('Not reckoned yet: try out under Money what a meeting costs.')
      if (paidLeadersOf(costPlan) === 0) return notApplicable('The leaders give their time.')
      if (costPlan.currency !== settings.currency)
        return notApplicable('What is usual is known in another currency only.')
      const fee = Math.max(...costPlan.leaderFeesPerHourMinor)
      const { leaderFeeMinMinor: least, leaderFeeMaxMinor: most } = settings
      const hourly = `${formatMoney(money(fee, costPlan.currency))} an hour`
      if (fee <= most) return met(fee < least ? `${hourly}: less than is usual.` : `${hourly}.`)
      return atRisk(
        `${hourly}: more than the usual ${formatMoneyRange(least, most, settings.currency)}.`,
        'Look at the leaders’ fee',
        'costs',
      )
    },
  },
  {
    name: 'few-pay-more',
    title: 'What fewer members mean',
    heading: 'money',
    requirements: ['R76'],
    weight: 'may',
    mode: 'both',
    advice:
      'The fewer share the cost, the more each pays; a group on a screen has no room to pay. Both may move the contribution away from what is usual.',
    assess: ({ costPlan }) => {
      const share = costPlan && sessionCost(costPlan).contributionToAskMinor
      return costPlan && share !== null
        ? met(
            `${counted(costPlan.expectedMembers, 'member')} share the cost: ${formatMoney(money(share, costPlan.currency))} each.`,
          )
        : notApplicable('A small group may ask for more, and one without a room for less.')
    },
  },
]
