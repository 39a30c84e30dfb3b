import { expect, test } from 'vitest'
import { changesAt, modeChecklist } from './mode-checklist.ts'

const at = (moment: string) => Temporal.Instant.from(moment)

test('the administrator is asked first, whichever way a group moves (R77)', () => {
  expect(modeChecklist('online')[0]?.name).toBe('advice')
  expect(modeChecklist('face-to-face')[0]?.name).toBe('advice')
})

test('the group changes a day before its first meeting of the other kind, not before the last of this kind is over', () => {
  const now = at('2026-11-01T10:00:00Z')
  const first = { startsAt: at('2026-12-08T19:30:00Z') }
  expect(changesAt(first, null, now)).toEqual(at('2026-12-07T19:30:00Z'))
  const before = { endsAt: at('2026-12-08T09:00:00Z') }
  expect(changesAt(first, before, now)).toEqual(before.endsAt)
  expect(changesAt(null, null, now)).toEqual(now)
})
