import { expect, test } from 'vitest'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import { canChangeNaming, canManageSociety } from './policy.ts'

const people: Record<string, Viewer> = {
  visitor,
  Ailsa: { ...visitor, personId: 'ailsa', administrator: true },
  Callum: { ...visitor, personId: 'callum', council: true },
  Morag: { ...visitor, personId: 'morag', regionIds: ['scotland'] },
  Ewan: { ...visitor, personId: 'ewan' },
}

const allowed = (may: (viewer: Viewer) => boolean) =>
  Object.keys(people).filter((name) => may(people[name] ?? visitor))

test('administrators manage the society, and nobody else', () => {
  expect(allowed(canManageSociety)).toEqual(['Ailsa'])
})

test('whether the public reads a name is said by whoever bears it, not by an administrator', () => {
  expect(allowed((viewer) => canChangeNaming(viewer, { personId: 'morag' }))).toEqual(['Morag'])
})
