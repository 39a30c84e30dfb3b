import { describe, expect, test } from 'vitest'
import { discussionForm, enquiryForm as formWith, messageForm, NO_REGION } from './forms.ts'
import { carriedPlan } from './rules/trial-plan.ts'

const enquiryForm = formWith(carriedPlan)

const isla = {
  name: 'Isla Grant',
  email: 'Isla@Example.org',
  region: '01990000-0000-7000-8000-000000000001',
  kind: 'start-online',
  message: 'May we?\r\n\r\nWe are four.',
}
const problemsOf = (changes: Record<string, unknown>) =>
  enquiryForm.safeParse({ ...isla, ...changes }).error?.issues.map(({ path, message }) => [path[0], message])

describe('an enquiry', () => {
  test('is read as it was meant', () => {
    expect(enquiryForm.parse({ ...isla, leaders: 'one', members: '9' })).toEqual({
      ...isla,
      email: 'isla@example.org',
      message: 'May we?\n\nWe are four.',
      plan: null,
      representative: undefined,
      // What another kind asks is left out.
      answers: { area: undefined, interestedMembers: undefined, leaders: 'one' },
    })
    expect(enquiryForm.parse({ ...isla, region: NO_REGION }).region).toBeNull()
  })
  test('says of each field what is wrong, in a sentence', () => {
    expect(problemsOf({ region: '' })).toEqual([
      ['region', 'Please choose a region, or say that you do not know.'],
    ])
    expect(problemsOf({ name: '' })).toEqual([['name', 'Please enter your name.']])
    expect(problemsOf({ kind: 'complaint' })).toEqual([['kind', 'Please choose one of these.']])
    expect(problemsOf({ message: 'x'.repeat(4001) })?.[0]?.[1]).toContain('At most 4000 characters')
  })
  test('never throws, whatever is sent', () => {
    for (const sent of [undefined, null, 1, [], ['a', 'b'], {}, '\0', '\ud800', '\u202e']) {
      for (const field of Object.keys(isla)) expect(problemsOf({ [field]: sent })).toHaveLength(1)
    }
  })
})

test('a message and a day are asked for', () => {
  expect(messageForm.safeParse({ body: ' \n ' }).error?.issues[0]?.message).toBe(
    'Please enter what you want to say.',
  )
  expect(discussionForm.parse({ heldOn: '8/10/2026' }).heldOn.toString()).toBe('2026-10-08')
})
