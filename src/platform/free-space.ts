import { statfs } from 'node:fs/promises'

/** The folders that this program writes to; where DATABASE_URL names a PostgreSQL of its own, nobody here sees that one's disk. */
export type WrittenFolder = 'data' | 'backups'

export interface FreeSpace {
  folder: WrittenFolder
  freeBytes: number
  wholeBytes: number
}

/** How much room is left; a folder that cannot be looked at is left out. */
export async function freeSpaceOf(folders: Partial<Record<WrittenFolder, string>>): Promise<FreeSpace[]> {
  const each = async (folder: WrittenFolder): Promise<FreeSpace[]> => {
    const path = folders[folder]
    const disk = path === undefined ? null : await statfs(path).catch(() => null)
    // What is kept for root is none of ours.
    return disk ? [{ folder, freeBytes: disk.bavail * disk.bsize, wholeBytes: disk.blocks * disk.bsize }] : []
  }
  return [...(await each('data')), ...(await each('backups'))]
}
