import type { Context, Hono } from 'hono'
import type { VNode } from 'preact'
import type { Viewer } from '../../shared/viewer.ts'
import type { SignedIn, SignIn } from '../auth/sign-in.ts'
import type { Database } from '../database/database.ts'
import type { Graveyard } from '../database/graveyard.ts'
import type { FreeSpace } from '../free-space.ts'
import type { Logger } from '../logger.ts'
import type { Preview, PreviewWish } from '../mail/preview-email.ts'
import type { Seals } from '../sealed/seals.ts'
import type { Secrets } from '../secrets.ts'
import type { TurnSettings } from '../turn.ts'

/** What every feature's routes are given: the doors to the outside, opened once by the process. */
export interface House {
  database: Database
  secrets: Secrets
  /** Short texts that not even the database can read. */
  seals: Seals
  signIn: SignIn
  /** The list beside the backups of who was erased; null where there are none. */
  graveyard: Graveyard | null
  /** Backs everything up now; null: no backups are set up, or this process does no jobs. */
  makeBackup: (() => Promise<unknown>) | null
  /** How many of the newest backups are kept, one a night; null: no backups are set up. */
  backupsKept: number | null
  /** Of the disks that we know of. */
  freeSpace: () => Promise<readonly FreeSpace[]>
  logger: Logger
  clock: () => Temporal.Instant
  /** The product's own address, without a final slash. */
  baseUrl: string
  /** What emails and calendars name as their sender; what is written to it is not read. */
  noReplyAddress: string
  /** Servers that help browsers find each other (platform/turn.ts). */
  turn: TurnSettings
  /** Where the card company's programs are asked; a test has one of its own. */
  cardCompanyApi: URL
  /** Whether emails leave the house, or reach the mailbox of the demo; otherwise they wait. */
  deliversEmail: boolean
  /** An email as one person would get it; ask first whether the viewer may look at it. */
  previewEmail: (wish: PreviewWish) => Promise<Preview | null>
  /** Pages for looking around: the mailbox and the gallery. */
  hasDevPages: boolean
}

/** What a request knows. */
export interface Variables {
  house: House
  viewer: Viewer
  /** Looks again at what they hold now. */
  seeWhoAsks: () => Promise<void>
  /** The session's id when somebody is signed in: forms are bound to it. */
  sessionId: string | null
  /** What is known of that session. */
  session: SignedIn | null
  /** The client's address as far as TRUST_PROXY allows to know it. */
  clientAddress: string
  /** A page as HTML, with the frame every page has. */
  render: (page: VNode) => Promise<string>
}

export type WebEnv = { Variables: Variables }
export type Web = Context<WebEnv>
export type Routes = Hono<WebEnv>
