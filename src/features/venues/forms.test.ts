import { describe, expect, test } from 'vitest'
import { linkForm, newPlaceForm, venueForm } from './forms.ts'

/** The fields that a form finds fault with. */
const problemsOf = (form: typeof linkForm | typeof venueForm, typed: Record<string, string>) =>
  form.safeParse(typed).error?.issues.map(({ path }) => String(path[0])) ?? []

describe('the way in', () => {
  test.each([
    'http://meet.example.org',
    'javascript:alert(1)',
    'https://user:pass@meet.example.org',
    'room 3',
  ])('is not %s', (url) => expect(problemsOf(linkForm, { url })).toEqual(['url']))

  test('is a web address with https that the database can keep', () => {
    expect(linkForm.parse({ url: 'https://meet.example.org/leith' }).url).toBe(
      'https://meet.example.org/leith',
    )
    expect(problemsOf(linkForm, { url: `https://meet.example.org/${'x'.repeat(500)}` })).toEqual(['url'])
  })
})

test('a place says what is not ticked as well', () => {
  expect(newPlaceForm.parse({ name: 'Room', address: '1 Example Street', seats: '12' })).toMatchObject({
    freeForAllDates: false,
    freeFromIntrusion: false,
  })
})

test('a place needs a name, an address and its chairs; everything else may come later', () => {
  expect(problemsOf(venueForm, {})).toEqual(['name', 'address', 'seats'])
  expect(
    problemsOf(venueForm, { name: 'Room', address: '1 Example Street', seats: '12', cost: 'ten' }),
  ).toEqual(['cost'])
})
