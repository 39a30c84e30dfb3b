import { expect, test } from 'vitest'
import { diskNews } from './disk-news.ts'

const disk = (folder: 'data' | 'backups', freeMegabytes: number, wholeGigabytes: number) => ({
  folder,
  freeBytes: freeMegabytes * 1_000_000,
  wholeBytes: wholeGigabytes * 1_000_000_000,
})

test('a disk with room is no news, however full it is by share or small by size', () => {
  expect(diskNews([disk('data', 3_000, 100), disk('backups', 900, 5)]).title).toBeNull()
})

test('a disk that is nearly full is named, with what is left', () => {
  const { title, sentences } = diskNews([disk('data', 350, 20), disk('backups', 9_000, 20)])
  expect(title).toBe('There is hardly any room left on the disk')
  expect(sentences[0]).toBe('350 MB are free where the society’s records are kept.')
  expect(sentences.join(' ')).not.toContain('backups')
})
