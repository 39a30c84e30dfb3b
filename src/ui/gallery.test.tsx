import { readdirSync, readFileSync } from 'node:fs'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Gallery } from './gallery.tsx'

/** Frames, and parts of pieces that are shown: they are seen wherever these are. */
const partsOfOthers = [
  'document',
  'embedded',
  'essentials-board',
  'field-frame',
  'filter-form',
  'filter-panel',
  'group-frame',
  'hero',
  'letter',
  'line-field',
  'linked-text',
  'logo',
  'member-card-fields',
  'office-tabs',
  'page-head',
  'print',
  'qr-code',
  'qr-picture',
  'seat-shape',
  'times-fields',
]

test('every piece of our pages stands in the gallery, or is a part of one that does', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.tsx') && !name.includes('.test.'),
  )
  const shown = files
    .filter((name) => name.startsWith('gallery'))
    .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))
    .join('\n')
  const pieces = files.map((name) => name.replace('.tsx', '')).filter((name) => !name.startsWith('gallery'))
  expect(
    pieces.filter((name) => !shown.includes(`'./${name}.tsx'`) && !partsOfOthers.includes(name)),
  ).toEqual([])
  const html = render(<Gallery />)
  for (const piece of ['I cannot come', 'Attendance of this term', 'Everybody whose meeting it was'])
    expect(html).toContain(piece)
})
