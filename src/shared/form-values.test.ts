import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { anyText } from '../../tests/support/any-text.ts'
import {
  checkbox,
  choice,
  emailAddress,
  line,
  localDate,
  localTime,
  money,
  optional,
  paragraph,
  personName,
  phone,
  several,
  timeZone,
  uploadedFile,
  uuid,
  webAddress,
  wholeNumber,
} from './form-values.ts'

function problem(schema: z.ZodType, sent: unknown): string | undefined {
  return schema.safeParse(sent).error?.issues[0]?.message
}

function value(schema: z.ZodType, sent: unknown): unknown {
  return schema.parse(sent)
}

const everyField = {
  line: line(80, 'your name'),
  paragraph: paragraph(2000),
  emailAddress: emailAddress(),
  choice: choice(['online', 'face-to-face']),
  wholeNumber: wholeNumber(0, 20),
  money: money(10_000),
  localDate: localDate(),
  localTime: localTime(),
  timeZone: timeZone(),
  uuid: uuid(),
  webAddress: webAddress(),
  phone: phone(),
  checkbox: checkbox(),
  several: several(['gp', 'nurse']),
  optional: optional(line(20)),
  optionalDate: optional(localDate()),
}

describe('a line', () => {
  test('keeps what was typed, without the blanks around it', () => {
    expect(value(line(80), '  Morag Ní Bhriain ')).toBe('Morag Ní Bhriain')
  })
  test('asks by name for what is missing', () => {
    for (const sent of [undefined, '', '   ', '\u200B', '\uFEFF']) {
      expect(problem(line(80, 'your name'), sent)).toBe('Please enter your name.')
    }
  })
  test('counts characters as people do and names the limit', () => {
    expect(value(line(3), '👩ab')).toBe('👩ab')
    expect(problem(line(3), 'abcd')).toBe('At most 3 characters, please; this has 4.')
  })
  test('refuses line breaks, control characters and text that hides its direction', () => {
    expect(problem(line(80), 'one\r\nBcc: two')).toBe('Please write this on one line.')
    expect(problem(line(80), 'a\u0000b')).toContain('control character')
    expect(problem(line(80), 'a\u202Eb')).toContain('direction')
    expect(problem(line(80), 'a\uD800b')).toContain('broken')
  })
  test('answers two of one name with a sentence', () => {
    expect(problem(line(80), ['a', 'b'])).toBe('Please give one answer here.')
  })
})

test('a paragraph keeps its line breaks, each as one character', () => {
  expect(value(paragraph(12), 'one\r\ntwo\rfour')).toBe('one\ntwo\nfour')
  expect(problem(paragraph(80), 'a\u001bb')).toContain('control character')
})

test('an email address is lower case and plausible', () => {
  expect(value(emailAddress(), ' Ailsa.Reid@Example.ORG ')).toBe('ailsa.reid@example.org')
  expect(value(emailAddress(), 'a@bücher.example')).toBe('a@xn--bcher-kva.example')
  const wrong = [
    'ailsa',
    '@example.org',
    'a@b',
    'a b@example.org',
    'a@example.org\nBcc: b@example.org',
    'a@127.0.0.1',
    'a,b@example.org',
    '<a@example.org>',
    'a..b@example.org',
    `${'a'.repeat(65)}@example.org`,
    'a@b@example.org/x',
    'gone-1@erased.INVALID',
    `a@${'bcdefg.'.repeat(40)}org`,
  ]
  for (const address of wrong) {
    expect(problem(emailAddress(), address), address).toBeDefined()
  }
})

test('numbers and amounts name their bounds', () => {
  expect(value(wholeNumber(4, 20), '8')).toBe(8)
  for (const sent of ['3', '21', '8.5', '1e1', '０', '', 'eight']) {
    expect(problem(wholeNumber(4, 20), sent)).toBe('Please enter a whole number from 4 to 20.')
  }
  expect(value(wholeNumber(0, 9), '-0')).toBe(0)
  expect(value(money(10_000), '£22.50')).toBe(2250)
  expect(problem(money(10_000), '100.01')).toBe('Please enter an amount up to £100, such as 22.50.')
  expect(problem(money(10_000), '-5')).toBeDefined()
})

test('dates and times are read as browsers send and as people write them', () => {
  expect(value(localDate(), '2026-12-08')).toEqual(Temporal.PlainDate.from('2026-12-08'))
  expect(String(value(localDate(), '8/12/2026'))).toBe('2026-12-08')
  for (const sent of [
    '2026-02-29',
    '31/4/2026',
    '12/31/2026',
    '0000-01-01',
    'tomorrow',
    '2026-12-08T10:00',
  ]) {
    expect(problem(localDate(), sent), sent).toBe('Please enter a date, such as 8/12/2026.')
  }
  expect(String(value(localTime(), '19:30'))).toBe('19:30:00')
  expect(String(value(localTime(), '7.05'))).toBe('07:05:00')
  expect(problem(localTime(), '24:00')).toBeDefined()
})

test('a time zone is a place, since an offset knows nothing of clock changes', () => {
  expect(value(timeZone(), 'Europe/Dublin')).toBe('Europe/Dublin')
  for (const sent of ['+01:00', 'Europe/Atlantis', 'Europe', '../etc/passwd']) {
    expect(problem(timeZone(), sent), sent).toBeDefined()
  }
})

test('a web address is https and carries no credentials', () => {
  expect(value(webAddress(), 'https://example.org/room?x=1')).toBe('https://example.org/room?x=1')
  for (const sent of [
    'http://example.org',
    'javascript:alert(1)',
    'https://a:b@example.org',
    'example.org',
    'https://[::1]/',
  ]) {
    expect(problem(webAddress(), sent), sent).toBe('Please enter a web address that begins with https://.')
  }
})

test('a phone number stays as it was written', () => {
  expect(value(phone(), '+44 (0)131 496 0000')).toBe('+44 (0)131 496 0000')
  expect(problem(phone(), '123')).toBeDefined()
  expect(problem(phone(), '131 <script>')).toBeDefined()
})

test('a choice is one of those offered', () => {
  const mode = choice(['online', 'face-to-face'])
  expect(value(mode, 'online')).toBe('online')
  for (const sent of ['', 'both', undefined, ['online']]) {
    expect(problem(mode, sent)).toBe('Please choose one of these.')
  }
})

test('boxes: none, one or several, each once', () => {
  const professions = several(['gp', 'nurse', 'counsellor'])
  expect(value(professions, undefined)).toEqual([])
  expect(value(professions, 'nurse')).toEqual(['nurse'])
  expect(value(professions, ['nurse', 'gp', 'nurse'])).toEqual(['gp', 'nurse'])
  expect(problem(professions, ['gp', 'pirate'])).toBe('Please choose from these only.')
  expect(problem(several(['gp'], { atLeast: 1 }), [])).toBe('Please choose at least 1.')
  expect(value(checkbox(), undefined)).toBe(false)
  expect(value(checkbox(), 'on')).toBe(true)
})

test('an id is one UUID in one spelling', () => {
  expect(value(uuid(), '0193A1B2-C3D4-7000-8000-000000000001')).toBe('0193a1b2-c3d4-7000-8000-000000000001')
  expect(problem(uuid(), "1' or '1'='1")).toBeDefined()
})

test('an optional field may be missing, empty or blank; what is given must still be right', () => {
  const form = z.object({ phone: optional(phone()), note: optional(paragraph(10)), boxes: several(['a']) })
  expect(form.parse({})).toEqual({ phone: undefined, note: undefined, boxes: [] })
  expect(form.parse({ phone: ' ', note: '' })).toEqual({ phone: undefined, note: undefined, boxes: [] })
  expect(form.safeParse({ phone: 'x' }).success).toBe(false)
})

describe('whatever is sent, a field answers with a value or a sentence', () => {
  const anything = fc.oneof(
    anyText(400),
    fc.string({ maxLength: 120 }),
    fc.mixedCase(
      fc.constantFrom('2026-13-45', 'https://a', 'a@b.c', '99:99', 'Europe/X', '£1,2,3', '\u0000'),
    ),
    fc.array(anyText(), { maxLength: 4 }),
    fc.anything(),
  )

  test.each(Object.entries(everyField))('%s', (_, schema) => {
    fc.assert(
      fc.property(anything, (sent) => {
        const answer = schema.safeParse(sent)
        if (!answer.success) {
          expect(answer.error.issues[0]?.message).toMatch(/^[A-Z].*\.$/s)
        } else if (typeof answer.data === 'string') {
          expect(answer.data.isWellFormed()).toBe(true)
          expect(answer.data).not.toContain('\u0000')
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a megabyte is answered at once', () => {
    const megabyte = 'a@'.repeat(500_000)
    // What takes steps by the square of a length would be here for hours.
    for (const schema of Object.values(everyField))
      expect(typeof schema.safeParse(megabyte).success).toBe('boolean')
  })
})

test('a file is the bytes that were sent, each of them', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  const sent = String.fromCharCode(...bytes)
  expect([...uploadedFile().parse(sent)]).toEqual([...bytes])
  expect(uploadedFile().parse(undefined)).toHaveLength(0)
})

describe('a box that is not ticked', () => {
  test('is not sent at all, and means no', () => {
    expect(z.object({ agreed: checkbox() }).parse({})).toEqual({ agreed: false })
  })
})

test.each(['Dr. A. St John-Smith', 'J.R.R. Okafor', "Siobhán O'Neill, MRCGP", '王小明', 'Anna Bell (Leith)'])(
  '%s is a name',
  (name) => expect(personName(120, 'your name').safeParse(name).success).toBe(true),
)

test.each(['Anna, see https://evil.example', 'www.evil', 'win at evil.example', 'evil。example/x', 'a@b'])(
  '%s is no name but a link to somebody',
  (name) => expect(personName(120, 'your name').safeParse(name).success).toBe(false),
)
