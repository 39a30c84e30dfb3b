import { describe, expect, test } from 'vitest'
import { backupNews, type LastBackups } from './backup-news.ts'

const at = (text: string) => Temporal.Instant.from(text)
const news = (last: Partial<LastBackups>) =>
  backupNews({ madeAt: null, failed: null, ...last }, at('2026-11-12T10:00:00Z'), 'Europe/London')

describe('what an administrator is told of the backups', () => {
  test('is that there is none, and where to read how', () => {
    expect(news({})).toEqual({
      title: 'No backup is set up',
      sentences: [
        'If this server were lost, everything the society keeps here would be lost with it.',
        'Whoever looks after the server finds how in docs/backup.md.',
      ],
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
      sentences: [
        expect.stringMatching(/failed: the server’s log says why\.$/),
        expect.any(String),
        expect.any(String),
      ],
    })
  })
})
