import { describe, expect, test } from 'vitest'
import { backupNews, type LastBackups } from './backup-news.ts'

const at = (text: string) => Temporal.Instant.from(text)
const news = (last: Partial<LastBackups>) =>
  backupNews(
    { madeAt: null, failed: null, isSetUp: true, ...last },
    at('2026-11-12T10:00:00Z'),
    'Europe/London',
  )

describe('what an administrator is told of the backups', () => {
  const lost = 'If this server were lost, everything the society keeps here would be lost with it.'

  test('is that none is set up, or that the first is still to come', () => {
    expect(news({ isSetUp: false })).toEqual({ title: 'No backup is set up', sentences: [lost] })
    expect(news({})).toEqual({
      title: 'There is no backup yet',
      sentences: ['The first one is made by itself in the coming night.', lost],
    })
  })

  test('is one quiet sentence while the last one is fresh', () => {
    expect(news({ madeAt: at('2026-11-12T02:41:00Z') })).toEqual({
      title: null,
      sentences: ['The last backup was made on Thursday 12 November 2026 at 02:41, and read again.'],
    })
  })

  test.each([
    ['2026-11-10T22:00:01Z', null],
    ['2026-11-10T22:00:00Z', 'The last backup is 36 hours old'],
    ['2026-11-09T02:41:00Z', 'The last backup is 3 days old'],
  ])('is a warning from 36 hours on: made at %s', (madeAt, title) => {
    expect(news({ madeAt: at(madeAt) }).title).toBe(title)
  })

  test('says why a try since then failed', () => {
    const failed = { at: at('2026-11-12T02:40:00Z'), why: 'disk-full' }
    expect(news({ madeAt: at('2026-11-11T02:41:00Z'), failed }).sentences[1]).toBe(
      'A try on Thursday 12 November 2026 at 02:40 failed: the disk was full.',
    )
    expect(news({ failed: { ...failed, why: 'unknown' } })).toMatchObject({
      title: 'There is no backup yet',
      sentences: [expect.stringMatching(/failed: the server’s log says why\.$/), lost],
    })
  })
})
