import { readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Society } from './society.ts'

/** Makes PostgreSQL tell of every statement how long it took and how it was done, within functions too. */
export const tellingSettings = `
shared_preload_libraries = 'auto_explain'
logging_collector = on
log_destination = 'jsonlog'
log_directory = 'log'
log_filename = 'statements.log'
log_min_duration_statement = 0
log_error_verbosity = default
auto_explain.log_min_duration = 0
auto_explain.log_analyze = on
auto_explain.log_timing = off
auto_explain.log_buffers = on
auto_explain.log_nested_statements = on
auto_explain.log_format = json
`

export interface Told {
  /** One a round trip, without begin, commit and the naming of the viewer. */
  statements: Statement[]
  roundTrips: number
}

export interface Statement {
  text: string
  planningMs: number
  executionMs: number
  /** Of 8 kB, all found in memory: the measure that no other work on the machine disturbs. */
  blocks: number
  /** Rows read one after the other that nobody asked for, by table, within functions too. */
  passedOver: Map<string, number>
}

/** What PostgreSQL tells while something is done. */
export async function listen(society: Society, act: () => Promise<void>): Promise<Told> {
  const log = join(society.dataDir, 'postgres', 'log', 'statements.json')
  const settle = () => pause(200)
  await settle()
  // What was told before, plans and all, is gigabytes. PostgreSQL goes on at the end, wherever that is.
  await truncate(log)
  await act()
  await settle()
  const lines = (await readFile(log, 'utf8')).split('\n')
  return told(lines.filter((line) => line !== '').map((line): Line => JSON.parse(line)))
}

interface Line {
  pid: number
  user?: string
  message?: string
  context?: string
}

/** What one connection is at. */
interface Desk {
  planningMs: number
  passedOver: Map<string, number>
  /** Statements whose plan has not been told; PostgreSQL tells it when the next one begins. */
  planless: Statement[]
}

function told(lines: readonly Line[]): Told {
  const desks = new Map<number, Desk>()
  const seen: Told = { statements: [], roundTrips: 0 }
  for (const line of lines) {
    // The queue looks for work at its own times.
    if (line.user?.endsWith('_login_jobs')) continue
    const desk = desks.get(line.pid) ?? { planningMs: 0, passedOver: new Map(), planless: [] }
    desks.set(line.pid, desk)
    take(line, desk, seen)
  }
  return seen
}

function take({ message = '', context = '' }: Line, desk: Desk, seen: Told): void {
  const [, duration = '', step = '', text = ''] =
    /^duration: ([\d.]+) ms +(parse|bind|execute|statement|plan)\b[^:]*:\s*(.*)$/s.exec(message) ?? []
  if (step === 'parse' || step === 'bind') desk.planningMs += Number(duration)
  if (step === 'plan') {
    const { 'Query Text': query, Plan: plan }: { 'Query Text': string; Plan: Plan } = JSON.parse(text)
    const statement = desk.planless.find((each) => each.text === query.trim())
    // What a function does is part of whoever called it, who ends later.
    if (context.includes('function')) passOver(plan, desk.passedOver)
    else if (statement) {
      passOver(plan, statement.passedOver)
      statement.blocks = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
      desk.planless.splice(desk.planless.indexOf(statement), 1)
    }
  }
  if (step === 'execute' || step === 'statement') {
    seen.roundTrips += 1
    const { planningMs, passedOver } = desk
    desk.planningMs = 0
    desk.passedOver = new Map()
    if (/^(begin|start|commit|rollback|select set_config)/i.test(text)) return
    const statement = { text: text.trim(), planningMs, executionMs: Number(duration), blocks: 0, passedOver }
    seen.statements.push(statement)
    desk.planless.push(statement)
  }
}

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Rows Removed by Filter'?: number
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  Plans?: Plan[]
}

function passOver(plan: Plan, into: Map<string, number>): void {
  const { 'Relation Name': table, 'Actual Loops': loops = 0, 'Rows Removed by Filter': removed = 0 } = plan
  const read = plan['Node Type'] === 'Seq Scan' ? removed + (plan['Actual Rows'] ?? 0) : removed
  if (table && read > 0) into.set(table, (into.get(table) ?? 0) + read * loops)
  for (const child of plan.Plans ?? []) passOver(child, into)
}
