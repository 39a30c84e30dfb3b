import fc from 'fast-check'
import { hostileText } from './texts.ts'

/** What is sent instead of a field's own value; undefined: nothing at all. */
const fieldValues: fc.Arbitrary<string[] | undefined> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(undefined) },
  { weight: 6, arbitrary: hostileText.map((text) => [text]) },
  { weight: 1, arbitrary: fc.array(hostileText, { minLength: 2, maxLength: 4 }) },
)

/**
 * A body for a form: some fields left as they stand, some replaced, some missing, some sent several times.
 * @param fields every field of the form with the value it has
 */
export const hostileBody = (fields: Record<string, string>): fc.Arbitrary<URLSearchParams> =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          name,
          fc.oneof({ weight: 3, arbitrary: fc.constant([value]) }, { weight: 2, arbitrary: fieldValues }),
        ]),
      ),
    )
    .map((record) => {
      const body = new URLSearchParams()
      for (const [name, values] of Object.entries(record))
        for (const value of values ?? []) body.append(name, value)
      return body
    })

/** What is no form at all: its bytes, and what they are said to be. */
export const notForms: readonly (readonly [body: string | Uint8Array<ArrayBuffer>, type: string])[] = [
  ['{"a":1}', 'application/json'],
  ['', 'application/x-www-form-urlencoded'],
  ['%%%=%zz&&&==', 'application/x-www-form-urlencoded'],
  ['--x\r\nno end', 'multipart/form-data; boundary=x'],
  ['no boundary', 'multipart/form-data'],
  [new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), 'application/x-www-form-urlencoded'],
  ['<a/>', 'text/xml'],
]
