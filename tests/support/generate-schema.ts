import { Kysely, PostgresDialect } from 'kysely'
import { PostgresDialect as GeneratorDialect, generate, RawExpressionNode } from 'kysely-codegen'
import pg from 'pg'

/** Columns that hold one of a few words: the check constraint says which, the type repeats it. */
const words = {
  'application_ending.how': "'withdrawn' | 'declined'",
  'balint_group.currency': "'GBP' | 'EUR'",
  'balint_group.mode': "'face-to-face' | 'online'",
  'cost_plan.currency': "'GBP' | 'EUR'",
  'discussion_offer.way': "'telephone' | 'video' | 'in-person'",
  'enquiry.kind': "'start-face-to-face' | 'start-online' | 'something-else'",
  'fee_agreement.currency': "'GBP' | 'EUR'",
  'fee_agreement.paid_ahead': "'each-meeting' | 'months' | 'term' | 'year'",
  'interview.outcome': "'suits' | 'not-now' | 'does-not-suit'",
  'invitation.kind': "'founder' | 'leader'",
  'leader_entry.accreditation': "Generated<'none' | 'working-towards' | 'accredited'>",
  'meeting_role.role': "'moderator' | 'process'",
  'office.kind': "'administrator' | 'council' | 'representative' | 'concerns-officer'",
  'region.holiday_calendar':
    "Generated<'england-and-wales' | 'scotland' | 'northern-ireland' | 'ireland' | 'none'>",
  'secret_address.purpose':
    "'set-up' | 'enquiry' | 'application' | 'invitation' | 'calendar-feed' | 'waiting-list' | 'contact-request'",
  'society.currency': "'GBP' | 'EUR'",
  'supervision_arrangement.kind': "'individual' | 'pair' | 'peer'",
}

/** src/platform/database/schema.ts as the migrated database has it. */
export async function generateSchema(ownerUrl: string): Promise<string> {
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: ownerUrl, max: 1 }) }),
  })
  try {
    return await generate({
      db,
      dialect: new GeneratorDialect(),
      includePattern: 'public.*',
      excludePattern: 'public.migration',
      outFile: null,
      typeMapping: {
        timestamptz: 'Temporal.Instant',
        date: 'Temporal.PlainDate',
        time: 'Temporal.PlainTime',
        int8: 'number',
        bytea: 'Buffer',
      },
      overrides: {
        columns: Object.fromEntries(
          Object.entries(words).map(([column, type]) => [column, new RawExpressionNode(type)]),
        ),
      },
    })
  } finally {
    await db.destroy()
  }
}
