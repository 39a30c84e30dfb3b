import { formatMoney, money } from '../../../../shared/money.ts'
import { paidAheadInWords } from '../../../fees/rules/contribution.ts'
import { breakEvenMembers, sessionCost } from '../../../fees/rules/cost.ts'
import { usualContribution } from '../../../fees/rules/usual-contribution.ts'
import { atRisk, type EssentialRule, met, missing, notApplicable } from '../essential.ts'

const onceItIsSet = notApplicable('As soon as the contribution is set.')

export const moneyRules: readonly EssentialRule[] = [
  {
    name: 'contribution',
    title: 'What it costs',
    heading: 'money',
    requirements: ['R68', 'R69', 'R70'],
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
    title: 'The costs are covered',
    heading: 'money',
    requirements: ['R68', 'R73', 'R74', 'R76'],
    weight: 'should',
    mode: 'both',
    advice:
      'Leaders’ fees, room and supervision, shared by those who will really come. Fewer members each pay more.',
    assess: ({ fee, costPlan }) => {
      if (!fee) return onceItIsSet
      if (!costPlan) return notApplicable('What a meeting costs can be tried out under Money.')
      if (costPlan.currency !== fee.currency)
        return notApplicable('Costs and contribution are in two currencies.')
      const { totalMinor } = sessionCost(costPlan)
      const enough = breakEvenMembers(totalMinor, fee.contributionMinor)
      if (enough !== null && enough <= costPlan.expectedMembers)
        return met(`Covered from ${enough} members on.`)
      return atRisk(
        enough === null
          ? 'A meeting costs something and nobody pays for it.'
          : `Covered from ${enough} members on; you expect ${costPlan.expectedMembers}.`,
        'Look at costs and contribution',
        'money',
      )
    },
  },
  {
    name: 'usual-contribution',
    title: 'Near what is usual',
    heading: 'money',
    requirements: ['R75', 'R76'],
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
      const words = paidAheadInWords[fee.paidAhead]
      return fee.paidAhead === 'each-meeting'
        ? atRisk(`Members pay ${words}: attendance suffers.`, 'Choose how far ahead', 'money')
        : met(`Members pay ${words}.`)
    },
  },
  {
    name: 'first-meeting-free',
    title: 'A first meeting to try',
    heading: 'money',
    requirements: ['R72'],
    weight: 'may',
    mode: 'both',
    advice: 'You may let people try the first meeting without paying.',
    assess: ({ fee }) =>
      fee?.firstMeetingFree
        ? met('The first meeting is free.')
        : notApplicable('The first meeting is paid like the others.'),
  },
]
