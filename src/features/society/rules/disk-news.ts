/** A folder that the program writes to, and how much room its disk has. */
export interface DiskSpace {
  readonly folder: 'data' | 'backups'
  readonly freeBytes: number
  readonly wholeBytes: number
}

/** Below both of these somebody has to make room: a large disk may be nine tenths full for years. */
const LITTLE_BYTES = 2_000_000_000
const LITTLE_SHARE = 0.1

const where: Record<DiskSpace['folder'], string> = {
  data: 'where the society’s records are kept',
  backups: 'where the backups go',
}

/** What an administrator is told of the disks; nothing while there is room. */
export function diskNews(disks: readonly DiskSpace[]): {
  title: string | null
  sentences: readonly string[]
} {
  const short = disks.filter(
    ({ freeBytes, wholeBytes }) => freeBytes < LITTLE_BYTES && freeBytes < wholeBytes * LITTLE_SHARE,
  )
  if (short.length === 0) return { title: null, sentences: [] }
  return {
    title: 'There is hardly any room left on the disk',
    sentences: [
      ...short.map(
        ({ folder, freeBytes }) => `${Math.round(freeBytes / 1_000_000)} MB are free ${where[folder]}.`,
      ),
      'When it is full nothing can be written any more; what is kept stays. Whoever looks after the server has to make room.',
    ],
  }
}
