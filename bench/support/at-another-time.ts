// Loaded before a server (`node --import`): it lives from this moment on, as the tests' whole group does.
const from = Temporal.Instant.from(process.env.LIVES_FROM ?? '').epochMilliseconds - Date.now()
Temporal.Now.instant = () => Temporal.Instant.fromEpochMilliseconds(Date.now() + from)
