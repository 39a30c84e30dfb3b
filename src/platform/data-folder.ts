import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs'
import { StartFault } from './start-fault.ts'

/** Makes the data folder if need be, and says in one sentence when nothing can be written there. */
export function openDataFolder(dataDir: string): void {
  try {
    if (!existsSync(dataDir)) {
      mkdirSync(dataDir, { recursive: true })
      // As root, PostgreSQL runs as another user who has to pass through; the secret itself is 0600.
      chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700)
    }
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new StartFault(
      `DATA_DIR: nothing can be written in ${dataDir}; give this user the folder, or set DATA_DIR to another one.`,
    )
  }
}
