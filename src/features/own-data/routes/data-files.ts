import type { Db } from '../../../platform/database/database.ts'
import type { Web } from '../../../platform/web/context.ts'
import { formatDayAndTime } from '../../../shared/calendar.ts'
import { societyName, societySettings } from '../../society/queries.ts'
import { asJson, asText, type DataFile } from '../rules/data-file.ts'

export const dataFileEndings = ['txt', 'json'] as const

export async function dataFile(db: Db, { name, held }: Pick<DataFile, 'name' | 'held'>): Promise<DataFile> {
  const settings = await societySettings(db)
  return {
    society: (await societyName(db)) ?? '',
    name,
    madeAt: formatDayAndTime(db.now, settings.timeZone),
    timeZone: settings.timeZone,
    periods: settings,
    held,
  }
}

/** To keep: never shown by the browser in our name, and not kept on the way. */
export function sendDataFile(c: Web, ending: (typeof dataFileEndings)[number], file: DataFile): Response {
  const isJson = ending === 'json'
  return c.body(isJson ? asJson(file) : asText(file), 200, {
    'Content-Type': isJson ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
    'Content-Disposition': `attachment; filename="my-data.${isJson ? 'json' : 'txt'}"`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  })
}
