import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { frameForm, groundRulesForm, leaderInvitationForm } from './forms.ts'

const frame = {
  revision: '3',
  name: 'Leith Tuesday Group',
  mode: 'face-to-face',
  timeZone: 'Europe/London',
  fewestMembers: '6',
  mostMembers: '9',
  doorsMinutes: '10',
}

function problemsOf(form: z.ZodType, typed: object): string[] {
  const { error } = form.safeParse(typed)
  return (error?.issues ?? []).map((issue) => String(issue.path[0]))
}

describe('the frame', () => {
  test('may leave open what is not settled yet', () => {
    const values = frameForm.parse({ ...frame, weekday: '', startTime: ' ', rhythm: '', area: '' })
    expect(values).toMatchObject({ revision: 3, weekday: undefined, startTime: undefined, professions: [] })
  })

  test('becomes values of their kind', () => {
    const values = frameForm.parse({
      ...frame,
      weekday: '2',
      startTime: '19:30',
      professions: ['Nurse', 'GP'],
    })
    expect(values.startTime?.toString()).toBe('19:30:00')
    expect(values).toMatchObject({ weekday: 2, professions: ['GP', 'Nurse'] })
  })

  test.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(121) }, 'name'],
    [{ mode: 'by-boat' }, 'mode'],
    [{ mode: ['online', 'face-to-face'] }, 'mode'],
    [{ weekday: '8' }, 'weekday'],
    [{ rhythm: 'every-0' }, 'rhythm'],
    [{ lengthMinutes: '12.5' }, 'lengthMinutes'],
    [{ timeZone: 'Europe/Atlantis' }, 'timeZone'],
    [{ professions: ['Pirate'] }, 'professions'],
    [{ region: "'; drop table" }, 'region'],
    [{ fewestMembers: '10', mostMembers: '8' }, 'mostMembers'],
    [{ revision: undefined }, 'revision'],
  ])('does not take %j', (wrong, field) => {
    expect(problemsOf(frameForm, { ...frame, ...wrong })).toEqual([field])
  })
})

test('ground rules are written, and not endless', () => {
  expect(problemsOf(groundRulesForm, { version: '0', body: ' \n ' })).toEqual(['body'])
  expect(problemsOf(groundRulesForm, { version: '0', body: 'x'.repeat(8001) })).toEqual(['body'])
})

test('whoever is invited has one spelling of their address', () => {
  expect(leaderInvitationForm.parse({ name: 'Ewan', email: ' Ewan@Example.ORG ' }).email).toBe(
    'ewan@example.org',
  )
})
