import { expect, test } from 'vitest'
import { settingChangeInWords } from './setting-change.ts'
import { type SocietyChange, societyChangeInWords } from './society-change.ts'

const morag: Omit<SocietyChange, 'kind'> = {
  by: 'Morag Sinclair',
  region: null,
  person: null,
  office: null,
  onDay: null,
  before: null,
  after: null,
}
const said = (change: Partial<SocietyChange> & Pick<SocietyChange, 'kind'>) =>
  societyChangeInWords({ ...morag, ...change })

test('who gave whom which office is said as people say it', () => {
  const beth = { kind: 'office-given', person: 'Beth Loveday' } as const
  expect(said({ ...beth, office: 'representative', region: 'Midlands' })).toBe(
    'Morag Sinclair made Beth Loveday representative of the Midlands.',
  )
  expect(said({ ...beth, office: 'council' })).toBe('Morag Sinclair made Beth Loveday a member of Council.')
  expect(said({ ...beth, office: 'concerns-officer' })).toBe(
    'Morag Sinclair made Beth Loveday officer for concerns.',
  )
  expect(said({ ...beth, kind: 'office-ended', office: 'administrator' })).toBe(
    'Morag Sinclair ended the office of Beth Loveday, who was administrator.',
  )
  expect(said({ kind: 'office-ended', person: 'Morag Sinclair', office: 'administrator' })).toBe(
    'Morag Sinclair stopped being administrator.',
  )
})

test('what became of a region is said with its name as it was then', () => {
  const orkney = { region: 'Orkney and Shetland', after: 'Orkney' }
  expect(said({ ...orkney, kind: 'region-added' })).toBe('Morag Sinclair added the region Orkney.')
  expect(said({ ...orkney, kind: 'region-renamed', before: 'Orkney', after: 'The Isles' })).toBe(
    'Morag Sinclair renamed the region Orkney to The Isles.',
  )
  expect(said({ ...orkney, kind: 'region-ended' })).toBe('Morag Sinclair closed the region Orkney.')
  expect(said({ ...orkney, kind: 'region-reopened' })).toBe('Morag Sinclair opened the region Orkney again.')
  expect(said({ kind: 'regions-ordered' })).toBe('Morag Sinclair put the regions in another order.')
  expect(said({ kind: 'calendar-chosen', region: 'Orkney', after: 'scotland' })).toBe(
    'Morag Sinclair gave Orkney the public holidays of Scotland.',
  )
})

test('a holiday is said with its day and where it holds', () => {
  const coronation = { onDay: Temporal.PlainDate.from('2027-05-10'), after: 'Coronation' }
  expect(said({ ...coronation, kind: 'holiday-added', region: 'Scotland' })).toBe(
    'Morag Sinclair made Monday 10 May 2027 a holiday in Scotland: Coronation.',
  )
  expect(said({ ...coronation, kind: 'holiday-added', before: '13' })).toContain('in 13 regions')
  expect(said({ ...coronation, kind: 'holiday-removed' })).toBe(
    'Morag Sinclair made Monday 10 May 2027 a working day where no region is given, instead of Coronation.',
  )
})

test('who has been forgotten is not named', () => {
  expect(said({ kind: 'office-given', by: null, office: 'administrator' })).toBe(
    'Somebody who has left made somebody who has left administrator.',
  )
})

test('a setting is said with what it is now', () => {
  const change = { name: 'meetingMinutes', value: 75, by: 'Morag Sinclair' }
  expect(settingChangeInWords(change, 'GBP')).toBe(
    'Morag Sinclair changed a setting. Length of a meeting: 75 minutes.',
  )
})
