import pg from 'pg'

/** Whether the database holds something that only its own key file opens. As the owner, at the start. */
export async function somethingIsSealed(ownerUrl: string): Promise<boolean> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ sealed: boolean }>('select something_is_sealed() as sealed')
    return rows[0]?.sealed ?? false
  } finally {
    await owner.end()
  }
}
